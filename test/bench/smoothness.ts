import { findChromium, launchCutOff } from '../browser/chromium.ts';
import { largePage, putScene, type Smoothness, sceneOf, smoothnessOf, watchLongTasks } from '../explorer/many-marks.ts';
import { median } from './statistics.ts';
import { brief, table } from './table.ts';

const sizes = [600, 2_000];
const heading = ['marks', 'ready, ms', 'longest task till then, ms', 'frames/s', 'longest task while moved, ms'];

/** How smoothly a browser shows drawings of many marks on the server at an address; undefined where there is no Chromium. */
export async function smoothnessTable(base: string, rounds: number): Promise<string | undefined> {
  const path = findChromium();
  if (path === undefined) return undefined;
  const browser = await launchCutOff(path);
  try {
    const rows: string[][] = [];
    for (const size of sizes) {
      const seen: Smoothness[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
        await watchLongTasks(page);
        await putScene(page, sceneOf(size));
        await page.goto(`${base}${largePage}`);
        seen.push(await smoothnessOf(page));
        await page.close();
      }
      const of = (key: keyof Smoothness) => brief(median(seen.map((one) => one[key])));
      rows.push([String(size), of('readyMs'), of('longestBeforeMs'), of('framesPerSecond'), of('longestMovingMs')]);
    }
    return table(heading, rows);
  } finally {
    await browser.close();
  }
}
