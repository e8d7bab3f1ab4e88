import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isObjectType,
  NoDeprecatedCustomRule,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/explorer/api/operation.ts';
import { schema } from '../../src/schema/schema.ts';
import { rootConnections } from '../support/connections.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

type Field = GraphQLField<unknown, unknown>;

const replacement = ({ deprecationReason }: Field) => deprecationReason?.match(/^Use `(\w+)`/)?.[1];

const deprecated = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => (field.deprecationReason == null ? [] : [{ type, field }])),
  );

const documents = ['src', 'test/graph/questions'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql') && !name.endsWith('fragments.graphql'))
    .map((name) => join(folder, name)),
);

describe('what is deprecated', () => {
  it('names the field of the same type that is to be asked for, with the same answer', () => {
    expect(deprecated.length).toBeGreaterThan(0);
    for (const { type, field } of deprecated) {
      const other = type.getFields()[replacement(field) ?? ''];
      expect([`${type.name}.${field.name}`, String(other?.type)]).toEqual([
        `${type.name}.${field.name}`,
        String(field.type),
      ]);
    }
  });

  it.each(documents)('is not asked for in %s', (file) => {
    const document = file.startsWith(join('src', 'explorer'))
      ? readDocument(new URL(`../../${file}`, import.meta.url))
      : parse(readFileSync(file, 'utf8'));
    expect(validate(schema, document, [NoDeprecatedCustomRule])).toEqual([]);
  });
});

describeWithDatabase('what is deprecated, asked beside what stands in its place', (database) => {
  const product = productOver(database);
  const types = [...new Set(deprecated.map(({ type }) => type))];

  it.each(types.map((type) => [type.name, type] as const))('is the same of each %s', async (_, type) => {
    const fields = deprecated.filter((each) => each.type === type);
    const list = rootConnections.find(({ field }) => nodeType(field) === type)!.field.name;
    const pairs = fields.map(({ field }) => [field, replacement(field)!] as const);
    const asked = pairs.flatMap(([field, name]) => {
      const beneath = isCompositeType(getNamedType(field.type)) ? ' { __typename id }' : '';
      return [`${field.name}${beneath}`, `${name}${beneath}`];
    });
    const data = await product.data(`{ ${list}(first: 100) { nodes { ${asked.join(' ')} } } }`);
    const { nodes } = data[list] as { readonly nodes: readonly Readonly<Record<string, unknown>>[] };
    for (const [field, name] of pairs) {
      expect(nodes.map((node) => node[field.name])).toEqual(nodes.map((node) => node[name]));
      expect(nodes.some((node) => node[name] != null)).toBe(true);
    }
  });
});

function nodeType(field: Field): unknown {
  return getNamedType((getNamedType(field.type) as GraphQLObjectType).getFields()['nodes']!.type);
}
