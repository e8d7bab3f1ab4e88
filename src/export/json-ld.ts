import { model } from '../model/g7.ts';
import { dataset } from '../model/nodes.ts';
import type { Properties, Property } from '../pothos-plugin-neo4j/model/index.ts';
import { contextOf } from './context.ts';
import type { Origin } from './origin.ts';
import type { ExportedGraph, ExportedNode, ExportedRelationship, Value, Values } from './rows.ts';
import { predicateOf, renamed } from './terms.ts';

/**
 * A graph as JSON-LD, one object a line. A node is an object. A relationship is a property of the node it starts from
 * and also a statement with an identifier of its own, which carries what the relationship knows, its sources first of
 * all. The context stands in the document: it can be read anywhere, without a network.
 */
export async function* jsonLdOf(graph: ExportedGraph, origin: Origin): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(contextOf(model))},\n"@graph":[`;
  let separator = '\n';
  // A part of the graph is under the same terms as the whole, where the node stands among the others.
  if (!graph.nodes.some(({ model: node }) => node === dataset)) {
    yield separator + JSON.stringify(originObject(origin));
    separator = ',\n';
  }
  for (const part of graph.nodes) {
    for await (const node of part.rows()) {
      yield separator + JSON.stringify(nodeObject(node));
      separator = ',\n';
    }
  }
  for (const part of graph.relationships) {
    for await (const relationship of part.rows()) {
      yield separator + JSON.stringify(statementObject(relationship));
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}

const originObject = ({ name, ...known }: Origin): JsonObject => ({
  '@id': `record:${dataset.label}/${encode(name)}`,
  '@type': [dataset.label],
  name,
  ...known,
});

type JsonObject = Readonly<Record<string, unknown>>;

function nodeObject(node: ExportedNode): JsonObject {
  const { latitude, longitude, ...values } = node.values;
  return {
    '@id': nodeIri(node),
    '@type': node.labels,
    ...terms(node.model.properties, values, renamed[node.model.label]),
    ...(latitude === undefined ? {} : { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
    ...sameAs(values['wikidataId']),
  };
}

function statementObject({ model: { type, properties }, key, from, to, values }: ExportedRelationship): JsonObject {
  const { iri, inverse } = predicateOf(type);
  const start = { '@id': recordIri(from), [type]: recordIri(to) };
  const end = recordIri(to);
  return {
    '@id': `relationship:${type}/${encode(key)}`,
    '@type': ['RelationshipStatement'],
    subject: inverse ? end : start,
    predicate: iri,
    object: inverse ? start : end,
    ...terms(properties, values),
  };
}

function terms(
  properties: Properties,
  values: Values,
  names: Readonly<Record<string, readonly string[]>> = {},
): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      (names[name] ?? [name]).map((term) => [term, jsonValue(name, properties[name]!, value)]),
    ),
  );
}

function jsonValue(name: string, { type }: Property, value: Value): unknown {
  if (name === 'sources') return (value as readonly string[]).map(recordIri);
  // Neo4j may add the name of a zone in brackets, which XML Schema does not know.
  if (type === 'dateTime') return String(value).replace(/\[.*\]$/, '');
  return value;
}

function sameAs(wikidataId: Value | undefined): JsonObject {
  return /^Q\d+$/.test(String(wikidataId)) ? { sameAs: `http://www.wikidata.org/entity/${wikidataId}` } : {};
}

/** Slugs are unique over the graph; what is told by another property gets its label before it. */
const nodeIri = ({ model: { label, key: property }, key }: ExportedNode): string =>
  property === 'slug' ? recordIri(key) : `record:${label}/${encode(key)}`;

const recordIri = (slug: string): string => `record:${encodeURIComponent(slug)}`;

/** Keys are often two slugs with a slash between them, which an IRI can hold as it is. */
const encode = (key: string): string => encodeURIComponent(key).replaceAll('%2F', '/');
