import { expect, it } from 'vitest';
import { Turns } from '../../src/server/admission/turns.ts';

/** Longer than a slice. */
const hold = (milliseconds = 15) => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

it('lets clients begin one after the other, with turns for everything else in between', async () => {
  const turns = new Turns();
  const events: string[] = [];
  const work = async (client: string) => {
    await turns.next(client);
    events.push(client);
    hold();
  };
  let isOver = false;
  const tick = () => {
    events.push('.');
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await Promise.all([...Array.from({ length: 4 }, () => work('a')), work('b'), work('b'), work('c')]);
  isOver = true;
  expect(events.filter((event) => event !== '.').join('')).toBe('abcabaa');
  expect(events.join('')).not.toMatch(/[a-c][a-c]/);
});

/** When each of so many documents began. */
async function begunAt(turns: Turns, documents: number, milliseconds?: number): Promise<readonly number[]> {
  const begun: number[] = [];
  const read = async (index: number) => {
    await turns.nextDocument(`client ${index}`);
    begun.push(performance.now());
    hold(milliseconds);
  };
  await Promise.all(Array.from({ length: documents }, (_, index) => read(index)));
  return begun;
}

const least = (times: readonly number[]) => Math.min(...times.slice(1).map((time, index) => time - times[index]!));

it('leaves as much time as a new document took to an operation that is known, until that has ended', async () => {
  const turns = new Turns();
  turns.beginKnown();
  expect(least(await begunAt(turns, 4))).toBeGreaterThanOrEqual(29);

  const begun = begunAt(turns, 2, 150);
  setTimeout(() => turns.endKnown(), 160);
  const [first, second] = await begun;
  expect(second! - first!).toBeLessThan(280);
});

it('reads new documents one after the other where nothing else is under way', async () => {
  const begun = await begunAt(new Turns(), 4);
  expect(least(begun)).toBeLessThan(20);
});

it('goes on with an answer between two new documents', async () => {
  const turns = new Turns();
  const events: string[] = [];
  const wait = async (name: string, turn: Promise<void>) => {
    await turn;
    events.push(name);
    hold();
  };
  const documents = [1, 2, 3].map(() => wait('document', turns.nextDocument('a')));
  const answers = [1, 2, 3].map(() => wait('answer', turns.next('b')));
  await Promise.all([...documents, ...answers]);
  expect(events).toEqual(['document', 'answer', 'document', 'answer', 'document', 'answer']);
});

it('goes on with a long document before its client begins the next, and others have their turns in between', async () => {
  const turns = new Turns();
  const events: string[] = [];
  const make = async (client: string, name: string) => {
    await turns.nextDocument(client);
    for (let slice = 0; slice < 3; slice += 1) {
      if (slice > 0) await turns.nextOfDocument(client);
      events.push(name);
      hold();
    }
  };
  await Promise.all([make('a', 'a'), make('a', 'A'), make('b', 'b')]);
  expect(events.join('')).toBe('abababAAA');
});
