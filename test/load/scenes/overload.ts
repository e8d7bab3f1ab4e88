import { operations } from '../../bench/operations.ts';
import { brief, table } from '../../bench/table.ts';
import { besideRefusals } from '../beside-refusals.ts';
import { outcomeOf } from '../client.ts';
import { best } from '../closed-loop.ts';
import { type Ask, Crowd } from '../crowd.ts';
import { smallOperations } from '../honest.ts';
import { heading, percent, type Scene, type Stage } from '../scene.ts';
import { steadily } from '../steadily.ts';
import { Tally } from '../tally.ts';
import { memoryOf, processorSeconds, Watch } from '../watch.ts';

const factors = [0.5, 1, 2, 5];

/** With small operations most of the burden is refusals: it takes as many processors to ask for them as to give them. */
export const overload: Scene = (stage) => overloadWith('Overload, small operations', smallOperations, stage);

/** What a frontend asks that fetches nested relations: answers of 3 to 25 kB. */
const nestedOperations = operations.filter(({ name }) => ['nested', 'edges', 'wide', 'deep'].includes(name));

export const nestedOverload: Scene = (stage) => overloadWith('Overload, nested operations', nestedOperations, stage);

/** Offers parts and multiples of what the server can answer, at a steady rate that does not wait for answers. */
async function overloadWith(title: string, asked: typeof smallOperations, stage: Stage): Promise<string> {
  const crowd = new Crowd(stage.url, asked);
  const { ask } = crowd;
  const { rate, tally } = await best(stage, ask);
  const rows: (readonly string[])[] = [];
  for (const factor of factors) rows.push(await offer(stage, factor * rate, ask, rate));
  const left = await besideRefusals(stage, ask, asked, Math.max(...factors) - 1);
  crowd.close();
  const most = `${brief(rate)} a second, p50 ${tally.quantile('served', 0.5)} ms, p99 ${tally.quantile('served', 0.99)} ms`;
  return `${heading(title)}\n\nAsked by 32 that wait for their answers: ${most}.\n\n${table(columns, rows)}\n\n${left}`;
}

const columns = [
  'offered/s',
  'sent',
  'answered/s',
  'of best',
  'refused',
  'failed',
  'p50 ms',
  'p99 ms',
  'refused p50',
  'refused p99',
  'live most ms',
  'ready most ms',
  'own port live',
  'ready',
  'probes not 200',
  'MB before',
  'MB most',
  'MB after',
  'Neo4j MB most',
  'well after ms',
  'sent late p99 ms',
  'thread ran',
  'waited',
  'cores: server',
  'generator',
  'Neo4j',
  'failures',
];

async function offer(stage: Stage, rate: number, ask: Ask, best: number) {
  const { serverId, seconds } = stage;
  const before = await memoryOf(stage);
  const watch = new Watch(stage);
  const tally = new Tally();
  const late = new Tally();
  const database = stage.databaseProcess?.();
  const used = () => Promise.all([serverId, process.pid, database ?? 0].map(processorSeconds));
  const usedBefore = await used();
  await steadily(rate, seconds, (number, due) => {
    void late.note(Promise.resolve({ status: 200, text: '', milliseconds: performance.now() - due }));
    void tally.note(ask(number, due));
  });
  const { ran, waited } = await watch.share();
  const cores = (await used()).map((all, index) => (all - usedBefore[index]!) / seconds);
  const answered = tally.number('served') / seconds;
  const wellAfter = await untilWell(ask);
  await tally.settled();
  await watch.end();
  const after = await memoryOf(stage);
  const notWell = [watch.live, watch.ready, watch.liveBeside, watch.readyBeside].map(
    (probe) => probe.number('refused') + probe.number('failed'),
  );
  return [
    brief(rate),
    `${tally.offered}`,
    brief(answered),
    brief(answered / best),
    `${tally.number('refused')}`,
    `${tally.number('failed')}`,
    tally.quantile('served', 0.5),
    tally.quantile('served', 0.99),
    tally.quantile('refused', 0.5),
    tally.quantile('refused', 0.99),
    watch.live.quantile('served', 1),
    watch.ready.quantile('served', 1),
    watch.liveBeside.quantile('served', 1),
    watch.readyBeside.quantile('served', 1),
    notWell.join(', '),
    before.server.toFixed(0),
    watch.most.server.toFixed(0),
    after.server.toFixed(0),
    watch.most.database.toFixed(0),
    wellAfter.toFixed(0),
    late.quantile('served', 0.99),
    percent(ran),
    percent(waited),
    ...cores.map(brief),
    tally.failures,
  ];
}

const WELL_MS = 250;

/** How long it takes until ten questions in a row are answered quickly: when the first of them was asked. */
async function untilWell(ask: Ask): Promise<number> {
  const ended = performance.now();
  let since = ended;
  for (let inRow = 0; inRow < 10 && performance.now() - ended < 30_000; ) {
    const reply = await ask(inRow);
    const isWell = outcomeOf(reply) === 'served' && reply.milliseconds < WELL_MS;
    inRow = isWell ? inRow + 1 : 0;
    if (!isWell) since = performance.now();
  }
  return since - ended;
}
