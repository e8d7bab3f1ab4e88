import { describe, expect, it } from 'vitest';
import { AnswerMeter } from '../../src/server/limits/answer-meter.ts';
import { LargeAnswers } from '../../src/server/limits/large-answers.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Notes which of those that wait have come to a place. */
function listed() {
  const come: string[] = [];
  const leave = new Map<string, () => void>();
  const enter = (answers: LargeAnswers, name: string, client = name, signal: AbortSignal = never) =>
    answers.enter(client, signal).then((ended) => {
      come.push(name);
      leave.set(name, ended);
    });
  return { come, enter, leave: (name: string) => leave.get(name)!() };
}

describe('large answers that an executor makes', () => {
  it('are two at once, and the others wait, client by client', async () => {
    const answers = new LargeAnswers();
    const { come, enter, leave } = listed();
    for (const name of ['a1', 'a2', 'a3', 'a4']) void enter(answers, name, 'a');
    void enter(answers, 'b1', 'b');
    await settled();
    expect(come).toEqual(['a1', 'a2']);
    for (const name of ['a1', 'a2', 'a3']) {
      leave(name);
      await settled();
    }
    expect(come).toEqual(['a1', 'a2', 'a3', 'b1', 'a4']);
  });

  it('take no place where they have ended before their turn', async () => {
    const answers = new LargeAnswers();
    const { come, enter, leave } = listed();
    for (const name of ['a', 'b']) void enter(answers, name);
    const gone = new AbortController();
    const waiting = enter(answers, 'gone', 'gone', gone.signal);
    void enter(answers, 'c');
    gone.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await expect(enter(answers, 'late', 'late', gone.signal)).rejects.toThrow('gone');
    await settled();
    leave('a');
    await settled();
    expect(come).toEqual(['a', 'b', 'c']);
  });
});

describe('the objects of an answer', () => {
  const meter = () => {
    const one = new AnswerMeter(3_000_000, never, new AbortController());
    one.hold();
    return one;
  };
  const isDone = async (work: Promise<void> | undefined) => {
    let done = false;
    void work?.then(() => {
      done = true;
    });
    await settled();
    return done;
  };

  it('are 100,000 at most', () => {
    const one = meter();
    void one.noteObjects(100_000, 'a');
    expect(() => one.noteObjects(1, 'a')).toThrow('The answer holds more than 100000 objects.');
    expect(one.refusal?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', measure: 'answer', limit: 100_000 });
    one.release();
  });

  it('wait where they are many and two others are being made, until one of these has ended', async () => {
    const [first, second, third, small] = [meter(), meter(), meter(), meter()];
    expect(small.noteObjects(500, 'd')).toBeUndefined();
    expect(await isDone(first.noteObjects(501, 'a'))).toBe(true);
    expect(first.noteObjects(1, 'a')).toBeUndefined();
    expect(await isDone(second.noteObjects(501, 'b'))).toBe(true);
    const waiting = third.noteObjects(501, 'c');
    // All of its fields wait for the same.
    expect(third.noteObjects(1, 'c')).toBe(waiting);
    expect(await isDone(waiting)).toBe(false);
    first.release();
    expect(await isDone(waiting)).toBe(true);
    for (const each of [second, third, small]) each.release();
  });

  it('take no place while a statement of theirs runs', async () => {
    const one = meter();
    const end = one.beginStatement();
    const waiting = one.noteObjects(501, 'a');
    expect(await isDone(waiting)).toBe(false);
    end();
    expect(await isDone(waiting)).toBe(true);
    one.release();
  });

  it('are not made of large records before there is a place, unless none are made', async () => {
    const others = [meter(), meter()];
    for (const other of others) await other.noteObjects(501, 'a');
    const one = meter();
    one.noteRecord(['x'.repeat(30_000)]);
    // Written as text on the direct way.
    expect(one.placeForRecords('b')).toBeUndefined();
    one.goesToExecutor();
    const waiting = one.placeForRecords('b');
    expect(await isDone(waiting)).toBe(false);
    others[0]!.release();
    expect(await isDone(waiting)).toBe(true);
    for (const each of [others[1]!, one]) each.release();
  });
});
