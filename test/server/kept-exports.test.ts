import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { KeptExports } from '../../src/server/exports/kept-exports.ts';

it('loses no version where the folder of another could not be made, which two newer ones have replaced since', async () => {
  const kept = new KeptExports(async (_format, version, path) => writeFileSync(path, version));
  const { TMPDIR: before } = process.env;
  process.env['TMPDIR'] = '/nowhere';
  const failing = kept.exportOf('csv', 'without folder').finally(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  });
  const failed = expect(failing).rejects.toThrow('ENOENT');
  const written = [kept.exportOf('csv', 'before'), kept.exportOf('csv', 'newest')];
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

it('leaves nothing of versions that newer ones have replaced, and nothing of an export that is written anew', async () => {
  const kept = new KeptExports(async (_format, version, path) => writeFileSync(path, version));
  const first = await kept.exportOf('csv', 'first');
  const root = dirname(dirname(first.path));
  const exportsIn = () => readdirSync(root).filter((name) => name.startsWith('export-'));
  rmSync(first.path);
  expect(await kept.forgetRemoved('csv', 'first', '')).toBe(true);
  await kept.exportOf('csv', 'first');
  expect(exportsIn()).toHaveLength(1);
  for (const version of ['second', 'third', 'fourth']) await kept.exportOf('csv', version);
  expect(exportsIn()).toHaveLength(2);
  await kept.close();
  expect(existsSync(root)).toBe(false);
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
  const [first, second] = [kept.exportOf('csv', 'one'), kept.exportOf('jsonld', 'one')];
  await expect(first).rejects.toThrow('It was not written within 0.05 s.');
  expect(readFileSync((await second).path, 'utf8')).toBe('jsonld');
  expect(readFileSync((await kept.exportOf('csv', 'one')).path, 'utf8')).toBe('csv');
  expect(stopped.map(({ aborted }) => aborted)).toEqual([true, false, false]);
  await kept.close();
});
