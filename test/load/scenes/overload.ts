import { operations } from '../../bench/operations.ts';
import { quantile } from '../../bench/statistics.ts';
import { brief, table } from '../../bench/table.ts';
import { besideRefusals } from '../beside-refusals.ts';
import { outcomeOf } from '../client.ts';
import { best, closedLoop } from '../closed-loop.ts';
import { Crowd } from '../crowd.ts';
import { smallOperations } from '../honest.ts';
import { processorSeconds } from '../process-figures.ts';
import { untilQuiet } from '../quiet.ts';
import { heading, percent, type Scene, type Stage } from '../scene.ts';
import { steadily } from '../steadily.ts';
import { Tally } from '../tally.ts';
import { Watch } from '../watch.ts';

const factors = [0.5, 1, 2, 5, 5];

/** With small operations most of the burden is refusals: it takes as many processors to ask for them as to give them. */
export const overload: Scene = (stage) => overloadWith('Overload, small operations', smallOperations, stage);

/** What a frontend asks that fetches nested relations: answers of 3 to 25 kB. */
const nestedOperations = operations.filter(({ name }) => ['nested', 'edges', 'wide', 'deep'].includes(name));

export const nestedOverload: Scene = (stage) => overloadWith('Overload, nested operations', nestedOperations, stage);

/** Offers parts and multiples of what the server can answer, at a steady rate that does not wait for answers. */
async function overloadWith(title: string, asked: typeof smallOperations, stage: Stage): Promise<string> {
  const crowd = new Crowd(stage.url, asked);
  await untilQuiet(stage);
  const { rate, tally } = await best(stage, crowd);
  const rows: (readonly string[])[] = [];
  let before = await closedLoop(stage, crowd);
  for (const factor of factors) {
    const { answered, cells } = await offer(stage, factor * rate, crowd);
    // The machine does not give the same all the time: what can be answered is measured again beside each row.
    const after = await closedLoop(stage, crowd);
    const beside = (before.rate + after.rate) / 2;
    rows.push([brief(factor * rate), brief(answered), brief(answered / rate), brief(answered / beside), ...cells]);
    before = after;
  }
  const left = await besideRefusals(stage, crowd, asked, Math.max(...factors) - 1);
  crowd.close();
  const most = `${brief(rate)} a second, p50 ${tally.quantile('served', 0.5)} ms, p99 ${tally.quantile('served', 0.99)} ms`;
  return `${heading(title)}\n\nAsked by 32 that wait for their answers: ${most}.\n\n${table(columns, rows)}\n\n${left}`;
}

const columns = [
  'offered/s',
  'answered/s',
  'of best',
  'of best beside it',
  'sent',
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

async function offer(stage: Stage, rate: number, crowd: Crowd) {
  const { serverId, seconds } = stage;
  const watch = await Watch.begin(stage);
  const tally = new Tally();
  const late: number[] = [];
  const database = stage.databaseProcess?.();
  const used = () => Promise.all([serverId, process.pid, database ?? 0].map(processorSeconds));
  const usedBefore = await used();
  await steadily(rate, seconds, (number, due) => {
    late.push(performance.now() - due);
    crowd.offer(tally, number, due);
  });
  const { ran, waited } = await watch.share();
  const cores = (await used()).map((all, index) => (all - usedBefore[index]!) / seconds);
  const answered = tally.number('served') / seconds;
  const wellAfter = await untilWell(crowd);
  await tally.settled();
  const { live, ready, liveBeside, readyBeside, before, most, after } = await watch.end();
  const probes = [live, ready, liveBeside, readyBeside];
  const notWell = probes.map((probe) => probe.number('refused') + probe.number('failed'));
  const cells = [
    `${tally.offered}`,
    `${tally.number('refused')}`,
    `${tally.number('failed')}`,
    tally.quantile('served', 0.5),
    tally.quantile('served', 0.99),
    tally.quantile('refused', 0.5),
    tally.quantile('refused', 0.99),
    ...probes.map((probe) => probe.quantile('served', 1)),
    notWell.join(', '),
    before.server.toFixed(0),
    most.server.toFixed(0),
    after.server.toFixed(0),
    most.database.toFixed(0),
    wellAfter.toFixed(0),
    brief(quantile(late, 0.99)),
    percent(ran),
    percent(waited),
    ...cores.map(brief),
    tally.failures,
  ];
  return { answered, cells };
}

const WELL_MS = 250;

/** How long it takes until ten questions in a row are answered quickly: when the first of them was asked. */
async function untilWell({ ask }: Crowd): Promise<number> {
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
