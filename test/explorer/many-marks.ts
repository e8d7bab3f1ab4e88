import type { Page } from 'playwright-core';
import type { PackedScene } from '../../src/explorer/network/canvas-scene.ts';

/** A page whose drawing is on a canvas: any such, for another scene to be put into. */
export const largePage = '/network?from=member-ca&open=member-us,summit-2025-kananaskis&each=90&large=yes';

const families = ['meeting', 'person', 'member', 'priority', 'text', 'place', 'organization', 'record'] as const;

/** A scene of as many marks as one likes around one, with two lines for each, and the same each time. */
export function sceneOf(count: number): PackedScene {
  const others = Array.from({ length: count - 1 }, (_, index) => index + 1);
  return {
    address: largePage,
    says: `${count} marks and ${2 * others.length} lines`,
    opened: ['mark-0'],
    marks: [0, ...others].map((index) => ({
      key: `mark-${index}`,
      family: families[index % families.length]!,
      short: `A mark with the number ${index}`,
      name: `A mark with the number ${index}, meeting; 2 links`,
      sector: (index % families.length) / families.length,
      step: 0,
      ...(index > 0 && { parent: 0 }),
    })),
    words: ['is joined to', 'follows'],
    lines: others.flatMap((index) => [0, index, 0, index, ((index * 7_919) % (count - 1)) + 1, 1]),
    moved: [],
    dataVersion: 'none',
  };
}

/** Gives the page that is opened next another scene to lay out and paint. */
export async function putScene(page: Page, scene: PackedScene): Promise<void> {
  await page.route('**/network?*', async (route) => {
    const response = await route.fetch();
    const text = JSON.stringify(scene).replaceAll('<', '\\u003c');
    const body = (await response.text()).replace(
      /(id="canvas-scene"[^>]*>).*?<\/script>/s,
      (_, start) => `${start}${text}</script>`,
    );
    await route.fulfill({ response, body });
  });
}

export interface Smoothness {
  /** Until the drawing was there, from the start of the page. */
  readonly readyMs: number;
  /** The longest task of the main thread meanwhile, and the longest while the drawing was moved. */
  readonly longestBeforeMs: number;
  readonly longestMovingMs: number;
  readonly framesPerSecond: number;
}

/** Hears of long tasks from the start of a page on; to be called before it is opened. */
export const watchLongTasks = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { longTasks: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });

/** How smoothly a page with many marks comes to be, and is moved and made larger and smaller for two seconds. */
export async function smoothnessOf(page: Page): Promise<Smoothness> {
  await page.locator('.toolbar').waitFor({ timeout: 60_000 });
  return page.evaluate(async () => {
    const tasks = (globalThis as unknown as { longTasks: number[] }).longTasks;
    const readyMs = performance.now();
    const longestBeforeMs = Math.max(0, ...tasks.splice(0));
    const place = document.querySelector('.canvas')!;
    const { left, top, width, height } = place.getBoundingClientRect();
    const started = performance.now();
    let frames = 0;
    while (performance.now() - started < 2_000) {
      await new Promise(requestAnimationFrame);
      frames += 1;
      const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
      const deltaY = frames % 60 < 30 ? -12 : 12;
      place.dispatchEvent(new WheelEvent('wheel', { ...at, ctrlKey: true, deltaY }));
    }
    const framesPerSecond = (1_000 * frames) / (performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { readyMs, longestBeforeMs, framesPerSecond, longestMovingMs: Math.max(0, ...tasks) };
  });
}
