import { expect, it } from 'vitest';
import { closeAll, closeOnceOpen, type Opened } from '../src/close-all.ts';

it('closes also what comes after something that cannot be closed', async () => {
  const closed: string[] = [];
  const broken = new Error('broken');
  const failures = await closeAll(
    [
      async () => void closed.push('a'),
      () => Promise.reject(broken),
      () => {
        throw broken;
      },
      async () => void closed.push('b'),
    ].map((close) => ({ what: 'it', close })),
  );
  expect(closed).toEqual(['a', 'b']);
  expect(failures).toEqual([broken, broken]);
});

it('leaves what does not close in time, and says what that is', async () => {
  const closed: string[] = [];
  const failures = await closeAll([
    { what: 'a database', close: () => new Promise(() => {}), mostMs: 50 },
    { what: 'the log', close: async () => void closed.push('log') },
  ]);
  expect(closed).toEqual(['log']);
  expect(failures.map(String)).toEqual(['OperatorError: Not closed within 0.05 s, and left: a database.']);
});

it('closes also what is opened meanwhile, before what was opened earlier', async () => {
  const closed: string[] = [];
  const entry = (what: string): Opened => ({ what, close: async () => void closed.push(what) });
  const late = () => opened.unshift(entry('a late one'));
  const opened: Opened[] = [{ what: 'a slow one', close: async () => void late() }, entry('the first one')];
  expect(await closeAll(opened)).toEqual([]);
  expect(closed).toEqual(['a late one', 'the first one']);
});

it('closes what is still being opened once it is, and nothing where it does not open', async () => {
  const closed: string[] = [];
  await closeOnceOpen(Promise.resolve({ close: async () => void closed.push('it') }));
  await closeOnceOpen(Promise.reject(new Error('It did not open.')));
  expect(closed).toEqual(['it']);
});
