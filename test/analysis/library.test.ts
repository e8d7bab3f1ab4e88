import { readFileSync } from 'node:fs';
import neo4j from 'neo4j-driver';
import { afterAll, describe, expect, it } from 'vitest';
import { reservedNames } from '../../src/analysis/command-line.ts';
import { describeQuery, findQuery, themes } from '../../src/analysis/library.ts';
import { checkPlan, plainReadText } from '../../src/analysis/plain-read.ts';
import type { PlanOperator } from '../../src/analysis/plan-tree.ts';
import { readQuery } from '../../src/analysis/query.ts';
import { model } from '../../src/model/g7.ts';
import { describeWithDatabase, type TestDatabase } from '../support/neo4j.ts';
import { accessTo, library, prepared } from './run-query.ts';

/** What the server says of a statement, hints on performance included; with PROFILE also its rows. */
async function examine(database: TestDatabase, prefix: 'EXPLAIN' | 'PROFILE', text: string, values: object) {
  const session = database.driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const { records, summary } = await session.run(`${prefix} ${text}`, values);
    const notes = summary.gqlStatusObjects.filter(({ gqlStatus }) => !/^0[02]/.test(gqlStatus));
    return { plan: summary.plan as PlanOperator, queryType: summary.queryType, notes, records };
  } finally {
    await session.close();
  }
}

const operatorOf = ({ operatorType }: PlanOperator): string => operatorType.replace(/@.*$/, '');

/** One row at most: a look-up in a unique index, or several of them side by side. */
function isOneRow(plan: PlanOperator): boolean {
  const isStep = ['CartesianProduct', 'Filter'].includes(operatorOf(plan)) && plan.children.every(isOneRow);
  return operatorOf(plan) === 'NodeUniqueIndexSeek' || isStep;
}

/** The operators that read far more than a query asks for: all nodes, or every pair of two sets of rows. */
function wasteful(plan: PlanOperator): readonly string[] {
  const operator = operatorOf(plan);
  const isWasteful = operator === 'AllNodesScan' || (operator === 'CartesianProduct' && !isOneRow(plan));
  return [...(isWasteful ? [operator] : []), ...plan.children.flatMap(wasteful)];
}

describe('the library', () => {
  it('is large enough, and every theme has queries', () => {
    expect(library.length).toBeGreaterThanOrEqual(40);
    for (const theme of Object.keys(themes)) expect(library.map((query) => query.theme)).toContain(theme);
  });

  it('names each query once, and no parameter like an option', () => {
    const names = library.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const parameters = library.flatMap((query) => Object.keys(query.parameters));
    expect(parameters.filter((name) => reservedNames.includes(name))).toEqual([]);
  });

  it('says in one line what an entity is, where entities of any kind are found', () => {
    const without = library.filter(({ theme, columns }) => {
      return ['paths', 'search'].includes(theme) && !Object.keys(columns).some((name) => /^captions?$/.test(name));
    });
    // They count entities, by kind and by year.
    expect(without.map(({ name }) => name)).toEqual(['within-a-few-steps', 'words-by-year']);
  });

  it('has lines that fit a screen', () => {
    const long = library.filter(({ text }) => text.split('\n').some((line) => line.length > 110));
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  it('gives the nearest name for one that does not exist', () => {
    expect(() => findQuery(library, 'summit-by-host')).toThrow(
      'The library has no query named summit-by-host: did you mean "summits-by-host"?',
    );
  });
});

it('explains a query', () => {
  expect(describeQuery(findQuery(library, 'where-two-met'))).toEqual([
    'Where two people met',
    'At which events were two people together, and in which roles?',
    '',
    'Parameters:',
    '  --one <Person>    A person. Default: Mark Carney.',
    '  --other <Person>  Another. Default: Keir Starmer.',
    '',
    'Columns:',
    '  startDate    The first day of the event.',
    '  event        The event.',
    '  roleOfOne    The role of the first person.',
    '  roleOfOther  The role of the other.',
  ]);
});

it('says what must not be concluded from the rows', () => {
  const { caution } = findQuery(library, 'commitments-taken-up');
  expect(describeQuery(findQuery(library, 'commitments-taken-up')).slice(2, 4)).toEqual(['', `Caution: ${caution}`]);
  // Whatever counts commitments says how much of them is on record.
  const counting = library.filter(({ theme, columns }) => theme === 'compliance' || 'commitments' in columns);
  const silent = counting.filter(({ caution: own, columns }) => own === undefined && !('reported' in columns));
  expect(silent.map(({ name }) => name)).toEqual(['coverage']);
});

describe('the header of a query', () => {
  const withHeader = (header: string, body = 'RETURN $year AS year') =>
    readQuery(`// A title\n${header}\n\n${body}\n`, 'a.cypher');
  const question = '// question: Why?';
  const parameters = '// parameters:\n//   year: { type: integer, meaning: The year. }';

  it('is read', () => {
    const { title, parameters: declared } = withHeader(`${question}\n${parameters}`);
    expect(title).toBe('A title');
    expect(declared).toEqual({ year: { type: 'integer', default: undefined, meaning: 'The year.' } });
  });

  it.each([
    ['a question', parameters, 'a.cypher: the header is not complete.\nquestion: '],
    ['YAML', `${question}\n// parameters: {`, 'a.cypher: the header is no YAML'],
    ['each parameter', question, 'a.cypher: the header does not declare the parameter year.'],
    [
      'no other parameter',
      `${question}\n${parameters}\n//   more: { type: text, meaning: More. }`,
      'a.cypher: the parameter more of the header is not used.',
    ],
    [
      'types that exist',
      `${question}\n${parameters.replace('integer', 'number')}`,
      'parameters.year.type: must be one of text, integer',
    ],
  ])('needs %s', (_, header, message) => {
    expect(() => withHeader(header)).toThrow(message);
  });
});

describeWithDatabase('every query of the library', (database) => {
  const times = new Map<string, number>();
  afterAll(() => {
    const [slowest] = [...times].sort(([, one], [, other]) => other - one);
    if (slowest) process.stdout.write(`The slowest query, ${slowest[0]}, took ${Math.round(slowest[1])} ms.\n`);
  });

  it.each(library.map((query) => [query.name, query] as const))('%s', async (name, query) => {
    const access = accessTo(database);
    const { text, values } = await prepared(access, query);
    const started = performance.now();
    const { plan, queryType, notes, records } = await examine(database, 'PROFILE', text, values);
    times.set(name, performance.now() - started);
    expect(notes).toEqual([]);
    expect(wasteful(plan)).toEqual([]);
    checkPlan(plan, queryType);
    expect(records[0]?.keys).toEqual(Object.keys(query.columns));
    const filled = (column: string) => records.some((record) => ![null, ''].includes(record.get(column)));
    expect(Object.keys(query.columns).filter((column) => !filled(column))).toEqual([]);
    // Equal rows would be told apart by nothing, and their order left to chance.
    const texts = records.map((record) => JSON.stringify(record.toObject()));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

const readme = readFileSync('cypher/README.md', 'utf8');

describe('the diagram of the graph', () => {
  it('shows relationships of the model', () => {
    const arrows = [...readme.matchAll(/^ {2}(\w+) -- (\w+) --> (\w+)$/gm)].map(([, from, type, to]) => ({
      from,
      type,
      to,
    }));
    expect(arrows.length).toBeGreaterThan(20);
    const labelOr = (label: string) => [label, ...(alternatives[label] ?? [])];
    const alternatives: Record<string, string[]> = { Participant: ['Person'], Represented: ['Member'] };
    const declared = model.relationships.flatMap(({ from, type, to }) =>
      labelOr(from.label).flatMap((start) => labelOr(to.label).map((end) => ({ from: start, type, to: end }))),
    );
    for (const arrow of arrows) expect(declared).toContainEqual(arrow);
  });
});

describeWithDatabase('the Cypher of the README', (database) => {
  const statements = [...readme.matchAll(/```cypher\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    block!.split(/;\n/).filter((statement) => statement.trim() !== ''),
  );

  it.each(statements)('%s', async (statement) => {
    const parameters = {
      lastDate: new neo4j.types.Date(2020, 1, 1),
      lastSlug: '',
      priority: '',
      since: 0,
    };
    const { plan, queryType } = await examine(database, 'EXPLAIN', plainReadText(statement), parameters);
    checkPlan(plan, queryType);
  });
});
