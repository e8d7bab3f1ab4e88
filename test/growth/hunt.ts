import type { GraphQLSchema } from 'graphql';
import { readConfiguration } from '../../src/config.ts';
import { CurrentStatistics } from '../../src/pothos-plugin-neo4j/runner/index.ts';
import { createSevenServer } from '../../src/server/server.ts';
import { randomOf } from '../differential/random.ts';
import { neverLoaded } from '../support/data-states.ts';
import { type Draft, Drawing, nests, type Selection, write } from './draft.ts';
import { mutated } from './mutate.ts';

/** What an operation took of the thread. */
interface Caught {
  readonly draft: Draft;
  /** How it begins. */
  readonly way: string;
  readonly milliseconds: number;
  readonly bytes: number;
  readonly outcome: string;
}

/** The product in front of a database that has nothing and answers at once: what is left is the work of the thread. */
function productAlone(schema: GraphQLSchema) {
  const server = createSevenServer({
    schema,
    currentState: neverLoaded(),
    statistics: new CurrentStatistics(async () => ({ nodes: () => 500, relationships: () => 2_000, degree: () => 5 })),
    runner: async () => [],
    checkDatabase: async () => {},
    settings: readConfiguration({ PLAYGROUND: 'off' }),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  let asked = 0;
  /** Asks as if for the first time: nothing of it is kept yet. */
  const ask = async (draft: Draft) => {
    const { query, variables } = write(draft);
    asked += 1;
    const body = JSON.stringify({ query: `#${asked}\n${query}`, variables });
    const began = performance.now();
    const response = await server.fetch('http://product.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const text = await response.text();
    const milliseconds = performance.now() - began;
    const { errors } = JSON.parse(text) as { errors?: readonly { message: string; extensions?: { code?: string } }[] };
    return {
      milliseconds,
      bytes: body.length,
      outcome: errors ? `${errors[0]?.extensions?.code} ${errors[0]?.message.slice(0, 200)}` : 'ok',
    };
  };
  return ask;
}

interface HuntOptions {
  readonly schema: GraphQLSchema;
  readonly seed: number;
  readonly rounds: number;
  /** The most that an operation may be sent in. */
  readonly mostBytes: number;
  /** The hunt ends with an operation that takes longer than this. */
  readonly enough: number;
}

/** So many operations are changed on and on, and of those that begin alike so many. */
const kept = 12;
const alike = 3;

/** Draws operations, keeps the dearest, and changes those. Gives the dearest, the worst first. */
export async function hunt({ schema, seed, rounds, mostBytes, enough }: HuntOptions): Promise<readonly Caught[]> {
  const drawing = new Drawing(schema, randomOf(seed));
  const ask = productAlone(schema);
  let dearest: readonly Caught[] = [];
  const look = async (draft: Draft) => {
    const { query, variables } = write(draft);
    if (query.length + JSON.stringify(variables).length > mostBytes) return;
    const least = dearest.length < kept ? 0 : dearest.at(-1)!.milliseconds;
    let found = await ask(draft);
    // Something else may have had the processor.
    for (let time = 0; time < 2 && found.milliseconds > least; time += 1) {
      const again = await ask(draft);
      if (again.milliseconds < found.milliseconds) found = again;
    }
    if (found.milliseconds <= least) return;
    const all = [...dearest, { ...found, draft, way: wayOf(draft.selections) }].sort(
      (one, other) => other.milliseconds - one.milliseconds,
    );
    const isOneTooMany = ({ way }: Caught, index: number) =>
      all.slice(0, index).filter((other) => other.way === way).length >= alike;
    dearest = all.filter((one, index) => !isOneTooMany(one, index)).slice(0, kept);
  };
  const isFound = () => (dearest[0]?.milliseconds ?? 0) > enough;
  // Deeper and deeper: what doubles with each level is found before it ends this process.
  for (const series of nests(drawing, mostBytes)) {
    for (const draft of series) if (!isFound()) await look(draft);
  }
  for (let round = 0; round < rounds && !isFound(); round += 1) {
    const isNew = dearest.length < kept || drawing.random.chance(0.1);
    await look(isNew ? drawing.operation() : mutated(drawing, drawing.random.pick(dearest).draft));
  }
  return dearest;
}

/** The first fields down an operation. */
function wayOf([first]: readonly Selection[], depth = 3): string {
  if (first === undefined || first.kind === 'spread' || depth === 0) return '';
  const { selections = [] } = first;
  return `${first.kind === 'field' ? first.name : first.on} ${wayOf(selections.slice(-1), depth - 1)}`;
}
