import { expect, it } from 'vitest';
import { KeptPages } from '../../src/explorer/http/kept-pages.ts';
import { collectGarbage } from '../support/garbage.ts';

/** Put together as the pages are: of thousands of short texts. */
function pageOf(number: number): string {
  let html = '';
  for (let row = 0; row < 5_000; row += 1) html += `<li>The row ${row} of ${number}</li>`;
  return html;
}

it('pages that nobody has read as a whole hold no more than they are counted for', () => {
  const pages = new KeptPages();
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let letters = 0;
  for (let number = 0; number < 30; number += 1) {
    const html = pageOf(number);
    letters += html.length;
    pages.keep(new URL(`http://seven.invalid/time?of=${number}`), { status: 200, html, dataVersion: 'one' });
  }
  collectGarbage();
  const held = process.memoryUsage().heapUsed - before;
  expect(pages.has(new URL('http://seven.invalid/time?of=29'))).toBe(true);
  expect(held).toBeLessThan(2 * letters);
});
