import { execute, parse } from 'graphql';
import { expect, it } from 'vitest';
import { beginOperation, goOnFrom } from '../../src/pothos-plugin-neo4j/plugin/direct.ts';
import { schema } from '../../src/schema/schema.ts';

const eachKind = '... on Summit { id } ... on MinisterialMeeting { name } ... on LeadersMeeting { slug }';
const nested = (levels: number): string => `${eachKind} partOf { ${levels === 0 ? eachKind : nested(levels - 1)} }`;
const tooMuch = `events(first: 1) { nodes { ${nested(8)} } }`;

it('a root field that is too much by itself is planned once, and the executor tells its error and answers the others', async () => {
  const document = parse(`{ one: ${tooMuch} members { nodes { slug } } two: ${tooMuch} }`);
  let asked = 0;
  const contextValue = {
    run: async () => [],
    // Each plan asks for it once, and each request once before.
    get statistics() {
      asked += 1;
      return undefined;
    },
  };
  const begun = beginOperation({ schema, document, contextValue });
  expect(begun).toMatchObject({ isRefused: true, alone: { responseKey: 'one' } });
  expect(asked).toBe(2);
  goOnFrom(begun!, contextValue);
  const { data, errors = [] } = await execute({ schema, document, contextValue });
  expect(data).toEqual({ one: null, members: { nodes: [] }, two: null });
  expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
    [['one'], 'LIMIT_EXCEEDED'],
    [['two'], 'LIMIT_EXCEEDED'],
  ]);
  expect(new Set(errors.map(({ message }) => message)).size).toBe(1);
  expect(asked).toBe(6);
});
