import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asker, askOver } from '../plugin/films/ask.ts';
import { prepareFilms, type World, writeWorld } from '../plugin/films/data.ts';
import { worlds } from '../plugin/films/generate.ts';
import { defaultPageSize, maximumPageSize } from '../plugin/films/schema.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';
import { type Kind, kinds, type Row } from './kinds.ts';
import { pageOfAll } from './oracle.ts';
import { compareValues, inOrder, type Term } from './order.ts';
import { type Question, questions } from './question.ts';

/** `PAGE_CASES` makes a run longer. */
const cases = Number(process.env['PAGE_CASES'] ?? 15);
const mostQuestionsInOneWorld = cases > 100 ? 10 : 5;
const seed = seedOfRun();

/** Pages that were compared: a world without a parent has none. */
let compared = 0;

interface Edge extends Row {
  readonly cursor: string;
}

const variables = ['first: Int', 'last: Int', 'after: String', 'before: String'];
const passed = ['first', 'last', 'after', 'before', 'orderBy'].map((name) => `${name}: $${name}`).join(', ');

type Arguments = Readonly<Record<string, unknown>> & Pick<Question, 'least' | 'orderBy'>;

function sourceOf({ parent, field, orderType }: Kind, selection: string, { least }: Arguments): string {
  const declared = [...variables, `orderBy: [${orderType}!]`, ...(least ? ['least: String'] : [])]
    .map((variable) => `$${variable}`)
    .join(', ');
  const filter = least ? ', filter: { slug: { gte: $least } }' : '';
  const connection = `connection: ${field}(${passed}${filter}) { ${selection} }`;
  if (parent === undefined) return `query (${declared}) { ${connection} }`;
  return `query ($parent: String!, ${declared}) { parent: ${parent.field}(slug: $parent) { ${connection} } }`;
}

/** The answer of a connection, wherever it hangs. */
async function ask(asker: Asker, kind: Kind, parent: string, selection: string, args: Arguments) {
  const { data, errors, statements } = await asker.ask(sourceOf(kind, selection, args), { parent, ...args });
  expect(errors).toEqual([]);
  expect(statements).toHaveLength(1);
  return kind.parent === undefined ? data.connection : data.parent.connection;
}

const nodeOf = ({ nodeSelection }: Kind) => `node { ${nodeSelection} }`;

/** The whole list: what the arrays say, with the cursors of the answer, which must be all different. */
async function wholeList(asker: Asker, kind: Kind, world: World, parent: string, { orderBy, least }: Question) {
  const terms: readonly Term[] =
    orderBy === undefined || orderBy === null || orderBy.length === 0 ? kind.defaultOrder : orderBy;
  const filtered = kind
    .rows(world, parent)
    .filter(({ keys }) => least === undefined || compareValues(keys[0]!, least) >= 0);
  // Several relationships can lead to one node: the first of them stands for it.
  const seen = new Set<unknown>();
  const rows = inOrder(filtered, terms).filter(({ keys }) => !seen.has(keys[0]) && seen.add(keys[0]));
  const selection = `totalCount edges { cursor ${kind.edgeSelection} ${nodeOf(kind)} }`;
  const answer = await ask(asker, kind, parent, selection, { first: maximumPageSize, orderBy, least });
  expect(answer.totalCount).toBe(rows.length);
  const cursors: string[] = answer.edges.map(({ cursor }: Edge) => cursor);
  expect(answer.edges).toEqual(rows.map(({ edge, node }, index) => ({ ...edge, node, cursor: cursors[index] })));
  expect(new Set(cursors).size).toBe(rows.length);
  return rows.map((row, index): Edge => ({ ...row, cursor: cursors[index]! }));
}

/** Asks one question, and compares what is selected of the answer with what the specification says. */
async function compare(asker: Asker, kind: Kind, world: World, question: Question): Promise<void> {
  const { orderBy, least } = question;
  const parents = kind.parent?.keys(world) ?? [''];
  const parent = parents[question.parent % parents.length];
  if (parent === undefined) return;
  const all = await wholeList(asker, kind, world, parent, question);
  const cursorAt = (position: number | null | undefined) =>
    typeof position === 'number' ? all[position % all.length]?.cursor : position;
  const args = {
    first: question.first,
    last: question.last,
    after: cursorAt(question.after),
    before: cursorAt(question.before),
  };
  const page = pageOfAll(all, args, defaultPageSize);
  const { edges, nodes, totalCount, pageInfo } = question.selected;
  const selection = [
    '__typename',
    edges ? `edges { cursor ${kind.edgeSelection} ${nodeOf(kind)} }` : '',
    nodes ? `nodes { ${kind.nodeSelection} }` : '',
    totalCount ? 'totalCount' : '',
    pageInfo.length > 0 ? `pageInfo { ${pageInfo.join(' ')} }` : '',
  ].join(' ');
  const answer = await ask(asker, kind, parent, selection, { ...args, orderBy, least });
  compared += 1;
  expect(answer).toEqual({
    __typename: expect.any(String),
    ...(edges && { edges: page.edges.map(({ edge, node, cursor }) => ({ ...edge, node, cursor })) }),
    ...(nodes && { nodes: page.edges.map(({ node }) => node) }),
    ...(totalCount && { totalCount: page.totalCount }),
    ...(pageInfo.length > 0 && {
      pageInfo: Object.fromEntries(pageInfo.map((name) => [name, page.pageInfo[name]])),
    }),
  });
}

describeWithScratchDatabase('pages of connections', (database) => {
  const asker = askOver(database);
  beforeAll(() => prepareFilms(database));
  afterAll(() => {
    process.stdout.write(`Pages compared: ${compared}. Seed: ${seed}.\n`);
  });

  describe('are what the specification says, over arrays of the same data', () => {
    it.each(kinds.map((kind) => [kind.name, kind] as const))(
      `%s (seed ${seed})`,
      { timeout: 3_600_000 },
      async (_, kind) => {
        const asked = fc.array(questions(kind), { minLength: 1, maxLength: mostQuestionsInOneWorld, size: 'max' });
        const property = fc.asyncProperty(worlds, asked, async (world, all) => {
          await writeWorld(database, world);
          for (const question of all) await compare(asker, kind, world, question);
        });
        const numRuns = Math.ceil(cases / kinds.length / (mostQuestionsInOneWorld / 2));
        await fc.assert(property, { seed, numRuns });
      },
    );
  });
});
