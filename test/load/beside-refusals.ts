import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { brief } from '../bench/table.ts';
import { closedLoop } from './closed-loop.ts';
import { Crowd } from './crowd.ts';
import type { Question } from './honest.ts';
import { again, type Stage } from './scene.ts';
import { steadily } from './steadily.ts';
import { Tally } from './tally.ts';
import { Watch } from './watch.ts';

const ROUNDS = 3;
/** So that V8 has compiled that process. */
const WARM_MS = 3_000;

/**
 * What overload leaves to any server on this machine: how much is answered to 32 that wait while a process with `node:http` alone
 * refuses `times` as many. Both in turn, three times, of which the middle one is told. Also how long a probe of that process
 * takes, whose thread does nothing but refuse: in the first of the three its clients connect.
 */
export async function besideRefusals(
  stage: Stage,
  asking: Crowd,
  questions: readonly Question[],
  times: number,
): Promise<string> {
  const refusing = fork(join(import.meta.dirname, 'bare-refusals.ts'), {
    execArgv: ['--import', 'tsx', '--max-semi-space-size=32', '--no-allocation-site-pretenuring'],
  });
  const [port] = await once(refusing, 'message');
  const url = `http://127.0.0.1:${port}`;
  const crowd = new Crowd(url, questions);
  await again(32, AbortSignal.timeout(WARM_MS), new Tally(), (number) => crowd.ask(number));
  const refused = new Tally();
  const parts: number[] = [];
  const probed: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { rate: alone } = await closedLoop(stage, asking);
    const watch = await Watch.begin({ ...stage, url, healthUrl: url, serverId: refusing.pid! });
    const [{ rate: beside }] = await Promise.all([
      closedLoop(stage, asking),
      steadily(times * alone, Math.min(stage.seconds, 10), (number, due) => crowd.offer(refused, number, due)),
    ]);
    await refused.settled();
    const { live } = await watch.end();
    probed.push(live.quantile('served', 1));
    parts.push(beside / alone);
  }
  crowd.close();
  refusing.disconnect();
  const part = parts.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]!;
  return (
    `Beside a process that refused ${times} times as many, with node:http alone, 32 that wait were answered ${brief(part)} of what ` +
    `they are without it (${parts.map(brief).join(', ')}). It refused within ${refused.quantile('refused', 0.99)} ms (p99), and its liveness took ` +
    `${probed.join(', ')} ms at most: this is what the machine leaves to any server.`
  );
}
