import type { Scene, Stage } from './scene.ts';
import { manyAliases } from './scenes/aliases.ts';
import { dearFilter } from './scenes/dear-filter.ts';
import { dearestRequest } from './scenes/dearest-request.ts';
import { endurance } from './scenes/endurance.ts';
import { faultCycles } from './scenes/faults.ts';
import { hostileConnections } from './scenes/hostile-connections.ts';
import { largeAnswers, slowReaders } from './scenes/large-answers.ts';
import { longAddresses } from './scenes/long-addresses.ts';
import { manyDocuments } from './scenes/many-documents.ts';
import { nestedOverload, overload } from './scenes/overload.ts';
import { repeatedMistakes } from './scenes/repeated-mistakes.ts';
import { starting } from './scenes/starting.ts';
import { wideDocuments } from './scenes/wide-documents.ts';

/** A scene, and how long it may take. */
interface Bounded {
  readonly play: Scene;
  /** What takes longer hangs: in seconds, far above what a slow machine needs. */
  readonly mostSeconds: (stage: Pick<Stage, 'seconds' | 'cycles'>) => number;
}

/** A scene whose burdens weigh on the server for so many times SECONDS, and which needs much less than `others` seconds beside that. */
const weighing = (play: Scene, times: number, others = 300): Bounded => ({
  play,
  mostSeconds: ({ seconds }) => others + 2 * times * seconds,
});

/** In the order in which they are played. */
export const scenes: Readonly<Record<string, Bounded>> = {
  // What is measured until it grows no more takes twenty rounds of ten seconds at most, and waiting for quiet two minutes.
  overload: weighing(overload, 5, 1_500),
  'nested-overload': weighing(nestedOverload, 5, 1_500),
  'wide-documents': weighing(wideDocuments, 15),
  'long-addresses': weighing(longAddresses, 30),
  'slow-readers': weighing(slowReaders, 1),
  'large-answers': weighing(largeAnswers, 1),
  'dear-filter': weighing(dearFilter, 5),
  aliases: weighing(manyAliases, 4),
  'repeated-mistakes': weighing(repeatedMistakes, 2),
  'hostile-connections': weighing(hostileConnections, 12),
  'dearest-request': weighing(dearestRequest, 6),
  'many-documents': weighing(manyDocuments, 20),
  // Two of each forty faults wait for up to two minutes until the server is ready, and both are among the first eight.
  faults: { play: faultCycles, mostSeconds: ({ cycles }) => 900 + 15 * cycles },
  endurance: weighing(endurance, 1),
  // Its three tests may take five minutes, and opening their databases as long.
  starting: weighing(starting, 0, 1_200),
};
