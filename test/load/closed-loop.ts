import type { Crowd } from './crowd.ts';
import { processorSeconds } from './process-figures.ts';
import { again, type Stage } from './scene.ts';
import { Tally } from './tally.ts';

const MOST_ROUNDS = 20;
/** So many rounds in a row have to show no gain: one may have met something else on the machine. */
const WARM_ROUNDS = 3;

/**
 * What it can answer, measured until that grows no more and the database takes no less of a processor for an answer: the JVM
 * compiles for more than a minute what is asked of it, and takes twice as much meanwhile.
 */
export async function best(stage: Stage, crowd: Crowd) {
  let found = await closedLoop(stage, crowd);
  let last = found;
  for (let round = 1, warm = 0; round < MOST_ROUNDS && warm < WARM_ROUNDS; round += 1) {
    const next = await closedLoop(stage, crowd);
    const isWarm = next.rate < 1.05 * found.rate && next.databaseMs > 0.95 * last.databaseMs;
    warm = isWarm ? warm + 1 : 0;
    if (next.rate > found.rate) found = next;
    last = next;
  }
  return found;
}

/** What is answered a second to 32 that wait for each answer, and how much of a processor the database takes for one. */
export async function closedLoop({ seconds, databaseProcess }: Stage, crowd: Crowd) {
  const duration = Math.min(seconds, 10);
  const tally = new Tally();
  const used = () => processorSeconds(databaseProcess?.() ?? 0);
  const usedBefore = await used();
  const started = performance.now();
  await again(32, AbortSignal.timeout(duration * 1_000), tally, (number) => tally.note(crowd.ask(number)));
  const answered = tally.number('served');
  const rate = (answered * 1_000) / (performance.now() - started);
  return { tally, rate, databaseMs: ((await used()) - usedBefore) / answered };
}
