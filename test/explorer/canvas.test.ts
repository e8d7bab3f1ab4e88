import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type CanvasScene, type PackedScene, packed, unpacked } from '../../src/explorer/network/canvas-scene.ts';
import { drawingOf } from '../../src/explorer/network/drawing.ts';
import { leadsFrom } from '../../src/explorer/network/leads.ts';
import { positionsOf } from '../../src/explorer/network/positions.ts';
import { addressOf, networkOf } from '../../src/explorer/network/question.ts';
import type { Scene } from '../../src/explorer/network/scene.ts';
import { findChromium } from '../browser/chromium.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { browsing } from './browsing.ts';
import { explorerOver } from './explorer-over.ts';
import { largePage, putScene, sceneOf, smoothnessOf, watchLongTasks } from './many-marks.ts';
import { faultsIn } from './validator.ts';

const hosts = { of: 'member-a', relation: 'HOSTS', direction: 'OUTGOING', words: 'hosts' } as const;
const chromiumPath = findChromium();

if (chromiumPath === undefined) {
  describe.skip('a drawing of many marks (skipped: no Chromium found)', () => {
    it('is not tested', () => {});
  });
} else {
  describeWithDatabase('a drawing of many marks', (database) => {
    const explorer = explorerOver(database);
    const { open, goTo, complaints } = browsing(explorer, chromiumPath);

    it('is packed for the page, and in a script is what it was', () => {
      const person = { __typename: 'Person', slug: 'person-a', name: 'A <b>', caption: '' } as const;
      const center = { __typename: 'Member', slug: 'member-a', name: 'Member A', caption: '' } as const;
      const scene: Scene = {
        opened: ['member-a'],
        marks: [
          { key: 'member-a', entity: center, sector: 0, step: 0 },
          {
            key: 'member-a HOSTS OUTGOING',
            bundle: { ...hosts, count: 7 },
            parent: 'member-a',
            sector: 1 / 3,
            step: 0,
          },
          { key: 'person-a', entity: person, parent: 'member-a', words: 'leads', sector: 2 / 3, step: 0 },
          { key: 'person-b', entity: { ...person, slug: 'person-b' }, parent: 'member-a', sector: 2 / 3, step: 0 },
        ],
        links: [
          { from: 'member-a', to: 'member-a HOSTS OUTGOING', words: 'hosts', isMain: true },
          { from: 'person-a', to: 'member-a', words: 'leads', isMain: true },
          { from: 'person-b', to: 'person-a', words: 'follows', isMain: false },
        ],
      };
      const question = { ...networkOf('member-a'), with: ['person-b'], large: true };
      const drawing = drawingOf(scene, leadsFrom(question, scene.opened), () => 9);
      const moved = [['person-a', { x: 1, y: 2 }] as const];
      const text = JSON.stringify(packed({ scene, drawing, moved, dataVersion: '1', address: addressOf(question) }));
      const marks = scene.marks.map(({ key, parent, sector, step }) => ({ key, parent, sector, step }));
      const links = scene.links.map(({ from, to, isMain }) => ({ from, to, isMain }));
      expect(unpacked(JSON.parse(text))).toEqual({
        scene: { opened: scene.opened, marks, links },
        drawing,
        moved,
        dataVersion: '1',
      });
    });

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
      const [, links, all] = /class="description">The drawing (?:shows|would show) (\d+) of (\d+) links/.exec(drawn)!;
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
        (arrange) =>
          new Promise<[string, { x: number; y: number }][]>((resolve) => {
            const place = document.querySelector<HTMLElement>('.canvas')!;
            const worker = new Worker(place.dataset['worker']!, { type: 'module' });
            worker.addEventListener('message', ({ data }) => resolve(data.positions));
            worker.postMessage({ id: 1, arrange });
          }),
        small,
      );
      expect(new Map(arranged)).toEqual(positionsOf(unpacked(small).scene, new Map(), new Map()));
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

    it('has a list whose buttons add to what its address asks for, with scripts and without', async () => {
      const path = '/network?from=priority-migrant-smuggling&open=summit-2025-kananaskis';
      for (const javaScriptEnabled of [true, false]) {
        const page = await open(path, { javaScriptEnabled });
        if (javaScriptEnabled) await page.locator('.toolbar').waitFor();
        const button = page.getByRole('button', { name: /^Open / }).first();
        const slug = await button.getAttribute('value');
        await button.press('Enter');
        await page.waitForURL(`**${slug}*`);
        expect(await page.locator(`.sentences h2[id="links-${slug}"]`).count()).toBe(1);
        expect(await page.locator('.sentences h2').count()).toBe(3);
        const last = page.getByRole('button', { name: /^Hide / }).last();
        const hidden = await last.getAttribute('value');
        await last.press('Enter');
        await page.waitForURL(`**hide=${hidden}*`);
        expect(await page.locator('.hint').allTextContents()).toContainEqual(
          expect.stringContaining('1 entity is hidden'),
        );
        if (javaScriptEnabled) expect(new URL(page.url()).searchParams.getAll('open')).toHaveLength(1);
      }
    }, 60_000);

    it('is moved at some frames a second also with 2,000 marks', async () => {
      const page = await open('/', { viewport: { width: 1280, height: 900 } });
      await watchLongTasks(page);
      await putScene(page, sceneOf(2_000));
      await goTo(page, largePage);
      const seen = await smoothnessOf(page);
      // A busy machine is far slower than what `npm run bench -- pages` shows.
      expect(seen.framesPerSecond, JSON.stringify(seen)).toBeGreaterThan(10);
      await expect.poll(() => coloursOn(page), { timeout: 20_000 }).toBeGreaterThan(8);
      // At another size, another picture comes.
      for (const key of ['+', '+', '+']) await page.locator('.canvas a[tabindex="0"]').press(key);
      await expect.poll(() => coloursOn(page), { timeout: 20_000 }).toBeGreaterThan(8);
    }, 120_000);

    it('broke no policy, and failed nowhere', () => {
      expect(complaints).toEqual([]);
    });
  });
}

/** How many colours the canvas of a page has, of those that cover more than some dots. */
const coloursOn = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas')!;
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })!;
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map<number, number>();
    for (const pixel of new Uint32Array(data.buffer)) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    return [...counts.values()].filter((count) => count > 100).length;
  });

const sceneIn = (html: string): CanvasScene =>
  unpacked(JSON.parse(/id="canvas-scene"[^>]*>(.*?)<\/script>/s.exec(html)![1]!) as PackedScene);
