import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { turns } from '../../src/server/admission/turns.ts';
import { throughDoor } from './through-door.ts';
import { tinyServer } from './tiny.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('a document that is not known is not looked at before its client has a turn, and its place is taken meanwhile', async () => {
  const { ask, operations, close } = await throughDoor(tinyServer().server, undefined, {
    clientAddressHeader: 'x-client',
  });
  let begin: (() => void) | undefined;
  const waits = vi.spyOn(turns, 'nextDocument').mockImplementation(
    () =>
      new Promise((resolve) => {
        begin = resolve;
      }),
  );
  try {
    const asked = ask({ body: JSON.stringify({ query: '{ echo }' }), headers: { 'x-client': 'crowd' } });
    await expect.poll(() => begin).toBeDefined();
    expect(await Promise.race([asked, pause(50, 'it waits')])).toBe('it waits');
    expect(operations()).toMatchObject({ running: 1 });
    begin?.();
    expect(await asked).toMatchObject({ status: 200 });
    expect(waits.mock.calls).toEqual([['crowd']]);
  } finally {
    begin?.();
    await close(0);
  }
});
