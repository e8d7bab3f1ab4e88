import { describe, expect, it } from 'vitest';
import type { CanvasScene } from '../../src/explorer/network/canvas-figure.tsx';
import { positionsOf } from '../../src/explorer/network/positions.ts';
import { findChromium } from '../browser/chromium.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { browsing } from './browsing.ts';
import { explorerOver } from './explorer-over.ts';
import { largePage, putScene, sceneOf, smoothnessOf, watchLongTasks } from './many-marks.ts';
import { faultsIn } from './validator.ts';

const chromiumPath = findChromium();

if (chromiumPath === undefined) {
  describe.skip('a drawing of many marks (skipped: no Chromium found)', () => {
    it('is not tested', () => {});
  });
} else {
  describeWithDatabase('a drawing of many marks', (database) => {
    const explorer = explorerOver(database);
    const { open, goTo, complaints } = browsing(explorer, chromiumPath);

    it('is asked for first, and counts in its circles what is not drawn', async () => {
      const html = await (await explorer.page(largePage.replace('&large=yes', ''))).text();
      const [, marks] = /would have (\d+) marks/.exec(html)!;
      expect(Number(marks)).toBeGreaterThan(300);
      expect(html).toContain('large=yes');
      expect(await faultsIn(html)).toEqual([]);
      const drawn = await (await explorer.page(largePage)).text();
      expect(await faultsIn(drawn)).toEqual([]);
      const { drawing, scene } = sceneIn(drawn);
      expect(drawing.marks).toHaveLength(Number(marks));
      expect(drawing.lines.length).toBeGreaterThan(drawing.marks.length);
      const [, links, all] = /class="description">(\d+) of (\d+) links/.exec(drawn)!;
      const rest = drawing.marks
        .filter(({ key, count }) => count !== undefined && key.startsWith(`${scene.opened[0]} `))
        .reduce((sum, { count }) => sum + count!, 0);
      expect(Number(links) + rest).toBe(Number(all));
    }, 60_000);

    it('is laid out by a worker as by the server, and goes by the keyboard, is selected and saved', async () => {
      const page = await open('/', { viewport: { width: 1280, height: 900 } });
      // A small one takes little time, and shows the same.
      const small = sceneOf(120);
      await putScene(page, small);
      await goTo(page, largePage);
      await page.locator('.toolbar').waitFor({ timeout: 30_000 });
      const arranged = await page.evaluate(
        ({ scene, moved }) =>
          new Promise<[string, { x: number; y: number }][]>((resolve) => {
            const place = document.querySelector<HTMLElement>('.canvas')!;
            const worker = new Worker(place.dataset['worker']!, { type: 'module' });
            worker.addEventListener('message', ({ data }) => resolve(data.positions));
            worker.postMessage({ id: 1, scene, moved });
          }),
        small,
      );
      expect(new Map(arranged)).toEqual(positionsOf(small.scene, new Map(), new Map()));
      const grip = page.locator('.canvas a[tabindex="0"]');
      const label = () => grip.getAttribute('aria-label');
      await grip.focus();
      for (const key of ['n', 'ArrowLeft']) {
        const before = await label();
        await page.keyboard.press(key);
        expect(await label()).not.toBe(before);
        expect(await page.evaluate(() => document.activeElement?.className)).toBe('grip');
      }
      await page.keyboard.press('p');
      expect(await page.getByRole('status').allTextContents()).toContain(await label());
      await page.keyboard.press('Space');
      expect(await page.getByRole('status').allTextContents()).toContainEqual(expect.stringMatching(/; 1 selected$/));
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'SVG', exact: true }).click();
      const chunks = await (await (await download).createReadStream()).toArray();
      const file = Buffer.concat(chunks).toString();
      expect(file.match(/<a href="/g)).toHaveLength(120);
      expect(file).toContain('Data version none');
      await page.keyboard.press('Escape');
    }, 60_000);

    it('is moved at some frames a second also with 2,000 marks', async () => {
      const page = await open('/', { viewport: { width: 1280, height: 900 } });
      await watchLongTasks(page);
      await putScene(page, sceneOf(2_000));
      await goTo(page, largePage);
      const seen = await smoothnessOf(page);
      // A busy machine is far slower than what `npm run bench -- pages` shows.
      expect(seen.framesPerSecond, JSON.stringify(seen)).toBeGreaterThan(3);
    }, 120_000);

    it('broke no policy, and failed nowhere', () => {
      expect(complaints).toEqual([]);
    });
  });
}

const sceneIn = (html: string): CanvasScene =>
  JSON.parse(/id="canvas-scene"[^>]*>(.*?)<\/script>/s.exec(html)![1]!) as CanvasScene;
