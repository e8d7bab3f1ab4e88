import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { KeptExports } from '../../src/server/exports/kept-exports.ts';

it('loses no version where the folder of another could not be made, which two newer ones have replaced since', async () => {
  const kept = new KeptExports(async (_format, version, path) => writeFileSync(path, version));
  const root = dirname(dirname(dirname(await kept.pathOf('csv', 'first'))));
  rmSync(root, { recursive: true });
  const failed = expect(kept.pathOf('csv', 'without folder')).rejects.toThrow('ENOENT');
  // The folder is being made by now, in another thread; that it could not be is read in a later turn.
  await Promise.resolve();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  mkdirSync(root);
  const written = [kept.pathOf('csv', 'before'), kept.pathOf('csv', 'newest')];
  await failed;
  await Promise.all(written);
  await turn();
  expect(['without folder', 'before', 'newest'].map((version) => kept.has('csv', version))).toEqual([
    false,
    true,
    true,
  ]);
  await kept.close();
});

it('goes on after one that is never written', async () => {
  let writes = 0;
  const stopped: AbortSignal[] = [];
  const kept = new KeptExports(async (format, _version, path, signal) => {
    writes += 1;
    stopped.push(signal);
    if (writes === 1) await new Promise(() => {});
    writeFileSync(path, format);
  }, 50);
  const [first, second] = [kept.pathOf('csv', 'one'), kept.pathOf('jsonld', 'one')];
  await expect(first).rejects.toThrow('It was not written within 0.05 s.');
  expect(readFileSync(await second, 'utf8')).toBe('jsonld');
  expect(readFileSync(await kept.pathOf('csv', 'one'), 'utf8')).toBe('csv');
  expect(stopped.map(({ aborted }) => aborted)).toEqual([true, false, false]);
  await kept.close();
});
