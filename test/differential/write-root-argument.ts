import { type GraphQLField, isObjectType } from 'graphql';
import { type FieldMapping, typeMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import type { Draft } from './draft.ts';
import { withLabel } from './naive-ways.ts';
import type { Scalar, StoredNode } from './stored-graph.ts';
import { writtenScalar } from './write-filter.ts';
import type { WrittenArguments } from './write-page.ts';
import { type Written, writeValue } from './write-value.ts';

type Lookup = Extract<FieldMapping, { kind: 'lookup' }>;
type ById = Extract<FieldMapping, { kind: 'nodeById' | 'nodesByIds' }>;

const hostile = ['', 'nobody', "'}) DETACH DELETE n //", '\\u0027 OR 1=1', '$p0) //', '\u{1F600}'];

/** Writes the argument of a root field that finds nodes. Usually the node exists. */
export function writeRootArgument(
  draft: Draft,
  mapping: Lookup | ById,
  field: GraphQLField<unknown, unknown>,
): WrittenArguments {
  const { name, type } = field.args[0]!;
  const node =
    mapping.kind === 'lookup' ? wellConnected(draft.random, withLabel(draft.graph, mapping.target)) : undefined;
  const value = mapping.kind === 'lookup' ? chooseKey(draft, node!, mapping) : chooseIds(draft, mapping);
  return { text: `(${name}: ${writeValue(draft, type, value)})`, size: 1, node };
}

function chooseKey({ random, graph }: Draft, node: StoredNode, { by }: Lookup): Written {
  const hit = node.properties[by] as Scalar;
  if (random.chance(0.85)) return writtenScalar(hit);
  if (typeof hit === 'number' || typeof hit === 'bigint') return random.pick([-1, 0, 2147483647]);
  // The key of a node of another type finds nothing.
  return random.pick([...hostile, String(random.pick(graph.nodes).properties['slug'])]);
}

function chooseIds(draft: Draft, { kind }: ById): Written {
  const { random } = draft;
  if (kind === 'nodeById') return chooseId(draft);
  const ids = Array.from({ length: random.below(6) }, () => chooseId(draft));
  return ids[0] !== undefined && random.chance(0.3) ? [...ids, ids[0]] : ids;
}

function chooseId({ random, graph, schema }: Draft): string {
  const { labels, properties } = wellConnected(random, graph.nodes);
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const type = types.find((one) => labels.has(typeMapping(one)?.node?.label ?? ''));
  const slug = String(properties[(type && typeMapping(type)?.node?.key) ?? ''] ?? properties['name']);
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  const concrete = type?.name;
  if (concrete !== undefined && random.chance(0.75)) return encode(`${concrete}:${slug}`);
  return random.pick([
    encode(`${random.pick([...labels])}:${slug}`),
    encode(`Country:${slug}`),
    encode('Person:nobody'),
    encode('Person:'),
    encode(`:${slug}`),
    encode('Query:x'),
    encode(slug),
    `${encode(`Summit:${slug}`)}==`,
    Buffer.from(`Summit:${slug}?>`).toString('base64'),
    slug,
    ...hostile,
  ]);
}

/** One of some nodes, preferably one with many relationships. */
function wellConnected({ pick }: Draft['random'], nodes: readonly StoredNode[]): StoredNode {
  const degree = (node: StoredNode) => node.in.length + node.out.length;
  return [pick(nodes), pick(nodes), pick(nodes)].reduce((best, node) => (degree(node) > degree(best) ? node : best));
}
