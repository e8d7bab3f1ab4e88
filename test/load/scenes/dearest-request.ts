import { createDriver } from '../../../src/database/driver.ts';
import { createRunner } from '../../../src/pothos-plugin-neo4j/runner/run.ts';
import { schema } from '../../../src/schema/schema.ts';
import { brief, table } from '../../bench/table.ts';
import type { Operation } from '../../differential/draft.ts';
import { randomOf } from '../../differential/random.ts';
import { readGraph } from '../../differential/stored-graph.ts';
import { writeOperation } from '../../differential/write-operation.ts';
import { seedOfRun } from '../../support/seed.ts';
import { Client, outcomeOf } from '../client.ts';
import { both, bytesOf, enlarged } from '../enlarge.ts';
import { processorSeconds } from '../process-figures.ts';
import { heading, type Scene } from '../scene.ts';

const mostBytes = 3_000;
const mostTried = 2_000;
const kept = 10;

interface Price {
  /** Until the answer was there. */
  readonly milliseconds: number;
  /** Of all its statements together, waiting for their turn included. */
  readonly database: number;
  /** Processor time of the server's process, in milliseconds; whatever else it did meanwhile counts too. */
  readonly server: number;
  readonly bytes: number;
  readonly cost: string;
}

interface Tried {
  readonly operation: Operation;
  readonly price: Price;
}

/** Draws requests at random, joins and enlarges the dearest so far, and shows those that the server takes longest for. */
export const dearestRequest: Scene = async ({ url, serverId, connection, seconds }) => {
  const driver = createDriver(connection, { poolSize: 1 });
  const graph = await readGraph(createRunner(driver, { database: connection.databaseName, timeoutMs: 60_000 }));
  await driver.close();
  const client = new Client(url, '127.0.0.2');
  const seed = seedOfRun();
  const random = randomOf(seed);

  const price = async ({ source, variables }: Operation): Promise<Price | undefined> => {
    const before = await processorSeconds(serverId);
    const reply = await client.explain(source, variables);
    const server = ((await processorSeconds(serverId)) - before) * 1_000;
    return outcomeOf(reply) === 'served' ? priceOf(reply.text, reply.milliseconds, server) : undefined;
  };

  const dearest: Tried[] = [];
  const next = (): Operation => {
    if (dearest.length < 2 || random.chance(0.4)) return writeOperation(random, schema, graph);
    const one = random.pick(dearest).operation;
    if (random.chance(0.3)) return enlarged(one);
    const other = random.chance(0.5) ? writeOperation(random, schema, graph) : random.pick(dearest).operation;
    return both(one, random.chance(0.5) ? enlarged(other) : other, tried);
  };
  const seen = new Set<string>();
  let tried = 0;
  let refused = 0;
  const end = performance.now() + seconds * 6_000;
  while (performance.now() < end && tried < mostTried) {
    const operation = next();
    tried += 1;
    if (bytesOf(operation) > mostBytes || seen.has(operation.source)) continue;
    seen.add(operation.source);
    const found = await price(operation);
    if (found === undefined) refused += 1;
    else dearest.push({ operation, price: found });
    dearest.sort((one, other) => other.price.milliseconds - one.price.milliseconds).splice(kept);
  }

  const rows: (readonly string[])[] = [];
  for (const [index, { operation, price: first }] of dearest.slice(0, 5).entries()) {
    const again = await price(operation);
    const cells = (one: Price | undefined) =>
      one ? [one.milliseconds, one.database, one.server].map(brief) : ['-', '-', '-'];
    const measures = [bytesOf(operation), first.bytes].map(String);
    rows.push([`${index + 1}`, ...measures, ...cells(first), ...cells(again), first.cost]);
  }
  client.close();
  const [top] = dearest;
  return [
    `${heading('The dearest request of at most 3 kB')}`,
    `Seed ${seed}: ${tried} drawn, ${seen.size} of them small enough and new, ${refused} of those refused or answered with an error.`,
    table(columns, rows),
    `The first of them:\n${top?.operation.source}\n${JSON.stringify(top?.operation.variables)}`,
  ].join('\n\n');
};

const columns = [
  '',
  'bytes',
  'answer',
  'first ms',
  'database',
  'server',
  'again ms',
  'database',
  'server',
  'nodes, subqueries, visits, depth',
];

type Explained = {
  readonly milliseconds: number;
  readonly cost?: Readonly<Record<'nodes' | 'subqueries' | 'visits' | 'depth', number>>;
};

function priceOf(text: string, milliseconds: number, server: number): Price {
  const { extensions } = JSON.parse(text) as { extensions?: { cypher?: readonly Explained[] } };
  const statements = extensions?.cypher ?? [];
  const sum = (of: (statement: Explained) => number | undefined) =>
    statements.reduce((total, statement) => total + (of(statement) ?? 0), 0);
  const depth = Math.max(0, ...statements.map(({ cost }) => cost?.depth ?? 0));
  const cost = [
    sum(({ cost }) => cost?.nodes),
    sum(({ cost }) => cost?.subqueries),
    sum(({ cost }) => cost?.visits),
    depth,
  ];
  return { milliseconds, database: sum((one) => one.milliseconds), server, bytes: text.length, cost: cost.join(', ') };
}
