import { join } from 'node:path';
import { graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fieldMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import type { RunStatement, Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { isUnique } from '../../src/pothos-plugin-neo4j/model/define.ts';
import { schema } from '../../src/schema/schema.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { explain, readsOrSortsAll } from './explain.ts';
import { checkGoldens, goldens } from './golden.ts';

/** The orders of the root lists by required properties, and whether the property is unique. */
const orders = Object.values(schema.getQueryType()!.getFields()).flatMap((field) => {
  const mapping = fieldMapping(field);
  if (mapping?.kind !== 'connection' || mapping.source !== undefined) return [];
  return Object.entries(mapping.orderFields)
    .filter(([, { on, property }]) => on === 'node' && property.required)
    .map(([order, { name }]) => [field.name, order, isUnique(mapping.target, name)] as const);
});

describeWithDatabase('golden Cypher', (database) => {
  const golden = goldens(database, schema, join(import.meta.dirname, 'golden'));
  checkGoldens(golden);

  describe('is planned as promised', () => {
    const planOf = async (name: string) => (await golden.of(name))[0]!.plan;

    it.each([
      'first-page',
      'keyset-page',
      'last-page-descending',
      'backward-page',
      'after-and-before',
      'first-and-last',
      'first-zero',
      'page-with-total',
      'page-info-only',
      'typename-only',
      'relations-of-a-page',
      'filter-equality-and-order',
      'filter-quantifiers',
      'filtered-keyset-page',
    ])('%s reads an index and sorts nothing', async (name) => {
      const { operators } = await planOf(name);
      expect(operators).toContainEqual(expect.stringMatching(/^NodeIndex(Scan|Seek)$/));
      expect(operators.filter((operator) => readsOrSortsAll.test(operator))).toEqual([]);
    });

    it.each([
      ['look-up-by-slug', 1],
      ['look-up-by-code', 1],
      ['node-by-id', 1],
      ['nodes', 1],
      ['nodes-of-many-types', 1],
      ['same-field-of-different-meaning', 1],
      // The sources, and the members that somebody spoke for, are also looked up by key.
      ['edge-properties', 3],
    ])('%s seeks in unique indexes: %d', async (name, seeks) => {
      const { operators } = await planOf(name);
      expect(operators.filter((operator) => operator === 'NodeUniqueIndexSeek')).toHaveLength(seeks);
      expect(operators.filter((operator) => /Scan$/.test(operator))).toEqual([]);
    });

    it.each([
      ['total-of-a-parent', 2],
      ['nested-with-totals', 2],
      ['aliases', 1],
      ['merged-keys', 1],
      ['edges-and-nodes', 1],
      ['directives', 1],
    ])('%s looks up the degree of a node: %d', async (name, degrees) => {
      const { details } = await planOf(name);
      expect(details.join('\n').match(/getDegree\(/g)).toHaveLength(degrees);
    });

    it.each(['total-only', 'page-with-total', 'first-zero', 'nested-with-totals'])(
      '%s knows the number of all nodes of a label',
      async (name) => {
        expect((await planOf(name)).operators).toContain('NodeCountFromCountStore');
      },
    );

    it('a condition on an edge that an index finds begins there', async () => {
      const { operators } = await planOf('filter-on-edge');
      expect(operators).toContain('DirectedRelationshipIndexSeek');
      expect(operators.filter((operator) => /Scan$/.test(operator))).toEqual([]);
    });

    it('nothing that begins at one node reads a whole label', async () => {
      for (const name of golden.names) {
        for (const { plan } of await golden.of(name)) {
          const { operators } = plan;
          if (
            operators.some((operator) => /^NodeIndex|RelationshipIndex|CountStore/.test(operator)) ||
            name.startsWith('count-by')
          )
            continue;
          expect([name, ...operators]).toContain('NodeUniqueIndexSeek');
          expect([name, operators.filter((operator) => /LabelScan|AllNodes/.test(operator))]).toEqual([name, []]);
        }
      }
    });
  });

  describe('lists of the root', () => {
    /** The statement of a page of two. With `run`, it also runs, for the cursor of the first edge. */
    const page = async (field: string, args: string, run: RunStatement = async () => []) => {
      const statements: Statement[] = [];
      const contextValue = {
        run: (statement: Statement) => {
          statements.push(statement);
          return run(statement);
        },
      };
      const flag = args.startsWith('first') ? 'hasNextPage' : 'hasPreviousPage';
      const source = `{ page: ${field}(${args}) { edges { cursor } pageInfo { ${flag} } } }`;
      const { data, errors } = await graphql({ schema, source, contextValue });
      expect(errors).toBeUndefined();
      const { edges } = data!['page'] as { readonly edges: readonly { readonly cursor: string }[] };
      return { statement: statements[0]!, cursor: edges[0]?.cursor };
    };

    it('have many orders', () => {
      expect(orders.length).toBeGreaterThan(20);
    });

    it.each(orders)('%s in the order of %s read an index and sort nothing', async (field, order, isUnique) => {
      for (const direction of ['ASC', 'DESC']) {
        const orderBy = `orderBy: [{ field: ${order}, direction: ${direction} }]`;
        const first = await page(field, `first: 2, ${orderBy}`, database.run);
        const next = await page(field, `first: 2, ${orderBy}, after: "${first.cursor}"`);
        for (const { statement } of [first, next]) {
          const { operators, details } = await explain(database, statement);
          const sorts = operators.filter((operator) => readsOrSortsAll.test(operator));
          // A unique property has an index of its own. If the planner uses it, each sorted group has one row.
          expect(sorts).toEqual(isUnique && sorts.length > 0 ? ['PartialTop'] : []);
          expect(details).toContainEqual(expect.stringMatching(/^(RANGE INDEX|UNIQUE) /));
        }
      }
    });

    it.each(orders)(
      '%s in the order of %s: a page from the end is one from the start of the reverse',
      async (field, order) => {
        const orderBy = (direction: string) => `orderBy: [{ field: ${order}, direction: ${direction} }]`;
        for (const [direction, reverse] of [
          ['ASC', 'DESC'],
          ['DESC', 'ASC'],
        ] as const) {
          const last = await page(field, `last: 2, ${orderBy(direction)}`);
          expect(last.statement).toEqual((await page(field, `first: 2, ${orderBy(reverse)}`)).statement);
        }
      },
    );
  });
});
