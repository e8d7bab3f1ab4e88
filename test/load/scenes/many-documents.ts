import { table } from '../../bench/table.ts';
import { Client } from '../client.ts';
import { residentMegabytes } from '../process-figures.ts';
import { again, heading, type Scene } from '../scene.ts';
import { Tally } from '../tally.ts';

const documents = 5_000;
const hot = 20;
const most = 100_000;
const parts = 10;

const fields =
  'slug name year caption alternativeNames confidence description kind note outcome url startDate endDate'.split(' ');

/** Every number has fields of its own, and so a statement of its own. */
function documentOf(number: number): string {
  const chosen = fields.filter((_, index) => ((number + 1) >> index) % 2 === 1);
  return `{ events(first: 3) { nodes { ${chosen.join(' ')} } } }`;
}

/**
 * A hundred thousand requests, half of them for twenty documents and half for any of five thousand: whether the memory stays
 * as it is after the first tenth, and whether what is asked often stays planned. It takes as long as it takes, up to twenty times `SECONDS`.
 */
export const manyDocuments: Scene = async (stage) => {
  const { url, seconds } = stage;
  const client = new Client(url, '127.0.0.2');
  const end = AbortSignal.timeout(seconds * 20_000);
  const rows: string[][] = [];
  for (let part = 0; part < parts && !end.aborted; part += 1) {
    const all = new Tally();
    const [often, seldom] = [new Tally(), new Tally()];
    const began = performance.now();
    const ask = (number: number) => {
      // Numbers that are spread over all documents, the same in every run.
      const drawn = (number * 7_919 + part * 104_729) % documents;
      const asked = client.ask(documentOf(number % 2 === 0 ? drawn % hot : drawn));
      void (number % 2 === 0 ? often : seldom).note(asked);
      return all.note(asked);
    };
    await again(8, end, all, ask, { most: most / parts });
    const server = await residentMegabytes(stage.serverId);
    const rate = all.number('served') / ((performance.now() - began) / 1_000);
    rows.push([
      `${part + 1}`,
      `${all.offered}`,
      `${all.number('refused')} and ${all.number('failed')}`,
      rate.toFixed(0),
      ...[often, seldom].flatMap((tally) => [tally.quantile('served', 0.5), tally.quantile('served', 0.99)]),
      server.toFixed(0),
      all.failures,
    ]);
  }
  client.close();
  const head = [
    'tenth',
    'asked',
    'refused and failed',
    'answered/s',
    'often p50',
    'p99 ms',
    'seldom p50',
    'p99 ms',
    'MB',
    'failures',
  ];
  return `${heading(`${most} requests, half of them for ${hot} documents and half for ${documents}`)}\n\n${table(head, rows)}`;
};
