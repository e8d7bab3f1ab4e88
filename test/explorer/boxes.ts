import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';

export interface Box {
  readonly what: string;
  readonly parent: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What axe finds on a page that has it: by all its rules, or by one. */
export function violationsOn(page: Page, rule?: string): Promise<readonly string[]> {
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    // What passes is not listed: on long pages that takes longer than the looking.
    const found = await axe.run({ resultTypes: ['violations'], ...(only !== undefined && { runOnly: [only] }) });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 100)).slice(0, 3)}`);
  }, rule);
}

/** Where the blocks of a page stand, in whole pixels. Runs in the browser. */
export function boxesOf(): readonly Box[] {
  const blocks = [
    ...document.querySelectorAll<HTMLElement>(
      'body > *, main > *, main > * > *, .known > *, .drawing > *, .beside > *, .panels > *, #shown > *',
    ),
  ];
  const parents = [...new Set(blocks.map((block) => block.parentElement!))];
  return blocks.flatMap((block) => {
    const { left, top, right, bottom } = block.getBoundingClientRect();
    if (right - left < 2 || bottom - top < 2 || getComputedStyle(block).position === 'absolute') return [];
    return [
      {
        what: `${block.tagName.toLowerCase()}.${block.className}`,
        parent: parents.indexOf(block.parentElement!),
        left: Math.round(left),
        top: Math.round(top),
        right: Math.round(right),
        bottom: Math.round(bottom),
      },
    ];
  });
}

/** Blocks beside each other in the page that cover each other. */
export function overlapping(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          other.parent === one.parent &&
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
      )
      .map((other) => `${one.what} and ${other.what}`),
  );
}
