import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import {
  type ConnectionMapping,
  fieldMapping,
  nodeModelOf,
  typeMapping,
} from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { schema } from '../../src/schema/schema.ts';
import type { TestDatabase } from './neo4j.ts';

/** A connection field of the schema, and the type it stands in. */
export interface ConnectionField {
  readonly type: GraphQLObjectType | GraphQLInterfaceType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly mapping: ConnectionMapping;
  /** True where the type has the field of one of its interfaces. */
  readonly inherited: boolean;
}

function connectionsOf(type: ConnectionField['type']): readonly ConnectionField[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const mapping = fieldMapping(field);
    if (mapping?.kind !== 'connection') return [];
    const inherited = type.getInterfaces().some((parent) => parent.getFields()[field.name] !== undefined);
    return [{ type, field, mapping, inherited }];
  });
}

/** The connections that list every node of a label. Search, which lists what fits some words, has tests of its own. */
export const rootConnections = connectionsOf(schema.getQueryType()!).filter(
  ({ mapping }) => mapping.source === undefined,
);

/** The connections from a node to others, of every object and interface type. */
export const relatedConnections = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .filter((type) => typeMapping(type)?.node !== undefined)
  .flatMap(connectionsOf);

/**
 * The node with most to list, by its type and slug, so that there are several pages where any node has several. Of what an
 * author's own Cypher lists, `many` is only how much lies around.
 */
export async function busiestParent(
  database: TestDatabase,
  { type, mapping }: ConnectionField,
): Promise<{ readonly typename: string; readonly slug: string; readonly many: number }> {
  // What an author's own Cypher finds lies somewhere around.
  const found = mapping.hops
    .map(({ relationship, direction, target }) => {
      const arrow = `[:${relationship.type}]`;
      return direction === 'out' ? `-${arrow}->(:${target.label})` : `<-${arrow}-(:${target.label})`;
    })
    .join('');
  const way = mapping.source === undefined ? found : '--()';
  const { label } = nodeModelOf(type);
  const text =
    `MATCH (n:${label}) WITH n, COUNT { (n)${way} } AS many ORDER BY many DESC, n.slug LIMIT 1 ` +
    'RETURN n.slug, labels(n), many';
  const [[slug, labels, many] = []] = (await database.run({ text, parameters: {} })) as [string, string[], number][];
  const typename = labels?.find((name) => isObjectType(schema.getType(name)));
  if (slug === undefined || many === undefined || typename === undefined)
    throw new Error(`There is no ${label} in the graph.`);
  return { typename, slug, many };
}
