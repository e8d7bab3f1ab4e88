import { type FactType, factTypeOf } from '../model/fact-type.ts';
import type { Properties } from '../pothos-plugin-neo4j/model/index.ts';
import { describeOrigin, type Origin } from './origin.ts';
import { exportedProperties } from './properties.ts';
import type { ExportedGraph, ExportedNode, ExportedRelationship, Value, Values } from './rows.ts';
import { escapeXml } from './xml.ts';

type End = 'node' | 'edge';

const typeNames: Readonly<Record<FactType, string>> = {
  text: 'string',
  integer: 'long',
  float: 'double',
  boolean: 'boolean',
  date: 'string',
  dateTime: 'string',
};

/** One piece of data of a node or edge: its name, and its type in GraphML. */
type Keys = ReadonlyMap<string, string>;

/**
 * A graph as GraphML. Gephi reads the keys `label` and `edgelabel` as what to show, yEd the graphics; both find labels,
 * relationship type and properties as data. A list is a JSON array, since GraphML has no lists.
 */
export async function* graphmlOf(graph: ExportedGraph, origin: Origin): AsyncGenerator<string> {
  const nodeKeys = keysOf(graph.nodes.map(({ model }) => model.properties));
  const edgeKeys = keysOf(graph.relationships.map(({ model }) => model.properties));
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <desc>${escapeXml(describeOrigin(origin).join(' '))}</desc>
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="mainLabel" for="node" attr.name="mainLabel" attr.type="string"/>
  <key id="labels" for="node" attr.name="labels" attr.type="string"/>
  <key id="edgelabel" for="edge" attr.name="Edge Label" attr.type="string"/>
  <key id="relationship" for="edge" attr.name="relationship" attr.type="string"/>
  <key id="nodegraphics" for="node" attr.name="graphics" yfiles.type="nodegraphics"/>
  <key id="edgegraphics" for="edge" attr.name="graphics" yfiles.type="edgegraphics"/>
${declarations('node', nodeKeys)}${declarations('edge', edgeKeys)}  <graph id="seven" edgedefault="directed">
`;
  for (const part of graph.nodes) for await (const row of part.rows()) yield nodeElement(row);
  for (const part of graph.relationships) for await (const row of part.rows()) yield edgeElement(row);
  yield '  </graph>\n</graphml>\n';
}

/** Every property of some models. Where two of one name differ in type, the data are text. */
function keysOf(all: readonly Properties[]): Keys {
  const keys = new Map<string, string>();
  for (const [name, { type, list }] of all.flatMap((properties) => exportedProperties(properties, 'graphml'))) {
    const own = list ? 'string' : typeNames[factTypeOf({ type })];
    keys.set(name, (keys.get(name) ?? own) === own ? own : 'string');
  }
  return keys;
}

const declarations = (end: End, keys: Keys): string =>
  [...keys]
    .map(([name, type]) => `  <key id="${end}-${name}" for="${end}" attr.name="${name}" attr.type="${type}"/>\n`)
    .join('');

function nodeElement({ model, key, labels, values }: ExportedNode): string {
  const shown = String(values['name'] ?? key);
  return element('node', `id="${escapeXml(nodeId({ model, key }))}"`, [
    data('label', shown),
    data('mainLabel', model.label),
    data('labels', labels.join(';')),
    graphics('nodegraphics', `<y:ShapeNode><y:NodeLabel>${escapeXml(shown)}</y:NodeLabel></y:ShapeNode>`),
    ...properties('node', values),
  ]);
}

function edgeElement({ model, key, from, to, values }: ExportedRelationship): string {
  const ends = `source="${escapeXml(from)}" target="${escapeXml(to)}"`;
  return element('edge', `id="${escapeXml(`${model.type}:${key}`)}" ${ends}`, [
    data('edgelabel', model.type),
    data('relationship', model.type),
    graphics('edgegraphics', `<y:PolyLineEdge><y:EdgeLabel>${model.type}</y:EdgeLabel></y:PolyLineEdge>`),
    ...properties('edge', values),
  ]);
}

/** Slugs are unique over the graph; what is told by another property gets its label before it. */
const nodeId = ({ model, key }: Pick<ExportedNode, 'model' | 'key'>): string =>
  model.key === 'slug' ? key : `${model.label}:${key}`;

const element = (name: End, attributes: string, content: readonly string[]): string =>
  `    <${name} ${attributes}>\n${content.join('')}    </${name}>\n`;

const properties = (end: End, values: Values): readonly string[] =>
  Object.entries(values).map(([name, value]) => data(`${end}-${name}`, textOf(value)));

const textOf = (value: Value): string => (Array.isArray(value) ? JSON.stringify(value) : String(value));

const data = (key: string, text: string): string => `      <data key="${key}">${escapeXml(text)}</data>\n`;
const graphics = (key: string, markup: string): string => `      <data key="${key}">${markup}</data>\n`;
