import { getMappedArgumentValues } from '@pothos/core';
import { type FieldNode, type GraphQLSchema, type OperationDefinitionNode, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import type { Budget } from '../../src/pothos-plugin-neo4j/compiler/budget.ts';
import { compileField } from '../../src/pothos-plugin-neo4j/compiler/compile.ts';
import { Meter } from '../../src/pothos-plugin-neo4j/compiler/cost.ts';
import { type Arguments, RequestValues } from '../../src/pothos-plugin-neo4j/compiler/request-values.ts';
import { schema } from '../../src/schema/schema.ts';
import { schema as films } from '../plugin/films/schema.ts';
import { schema as shop } from '../shop/schema.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { explain } from './explain.ts';
import { type Placed, placesIn } from './places.ts';

// The ordinary run tries one place of each kind, and for the Group of Seven only every sixth kind. PLACES=all tries all places.
const isLong = process.env['PLACES'] === 'all';

describeWithDatabase(
  'fields of an author, wherever their type can stand, are statements that Neo4j plans',
  (database) => {
    it.each([
      ['the Group of Seven', schema],
      ['films', films],
      ['a shop', shop],
    ] as const)('%s', { timeout: isLong ? 1_800_000 : 120_000 }, async (_, asked) => {
      const all = placesIn(asked);
      const tried = isLong ? all : oneOfEach(all).filter((_, index) => asked !== schema || index % 6 === 0);
      const refused: string[] = [];
      for (const { kind, source } of tried) {
        const mistake = await mistakeOf(asked, source);
        if (mistake !== undefined) refused.push(`${kind}\n${source}\n${mistake}`);
      }
      expect(refused.join('\n\n')).toBe('');
    });

    /** The error of the compiler or of the database for an operation, if there is one. */
    async function mistakeOf(asked: GraphQLSchema, source: string): Promise<string | undefined> {
      for (const { isShared, statement } of compiled(asked, source)) {
        if (!isShared) return 'A field is refused for its arguments.';
        try {
          await explain(database, statement);
        } catch (error) {
          return `${(error as Error).message.split('\n', 1)[0]}\n${statement.text}`;
        }
      }
      return undefined;
    }
  },
);

const unlimited: Budget = {
  nodes: Infinity,
  visits: Infinity,
  subqueries: Infinity,
  depth: Infinity,
  characters: Infinity,
  values: Infinity,
};

/** The compiled root fields of an operation, without a budget. */
function compiled(asked: GraphQLSchema, source: string) {
  const document = parse(source);
  expect(validate(asked, document)).toEqual([]);
  const { selectionSet } = document.definitions[0] as OperationDefinitionNode;
  return (selectionSet.selections as readonly FieldNode[]).map((node) => {
    const info = {
      schema: asked,
      fragments: {},
      variableValues: {},
      fieldNodes: [node],
      parentType: asked.getQueryType()!,
      fieldName: node.name.value,
    };
    const request = new RequestValues(
      (field, of) => getMappedArgumentValues(field, of, {}, info as never) as Arguments,
    );
    const plan = compileField(info, request, new Meter(unlimited))!;
    return { isShared: plan.isShared, statement: plan.answer(request, undefined)!.statement };
  });
}

/** The shortest operation of each kind, since Neo4j plans it fastest. */
function oneOfEach(all: readonly Placed[]): readonly Placed[] {
  const shortest = new Map<string, Placed>();
  for (const placed of all) {
    const known = shortest.get(placed.kind);
    if (known === undefined || placed.source.length < known.source.length) shortest.set(placed.kind, placed);
  }
  return [...shortest.values()];
}
