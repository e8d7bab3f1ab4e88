import type { Value } from '../dataset/graph-data.ts';
import {
  type Enumeration,
  type GraphModel,
  isA,
  labelsOf,
  type NodeModel,
  type Properties,
  type Property,
  type RelationshipModel,
} from '../pothos-plugin-neo4j/model/index.ts';
import type { Examples } from './examples.ts';

/** What relationships have in common is told once. */
const COMMON = ['key', 'sources', 'confidence'];

/** The reference of the graph as a page of Markdown: every label, relationship and property of the model. */
export function modelPage(model: GraphModel, examples: Examples): string {
  return [
    '# Labels, relationships and properties',
    '',
    'Printed from the model by `npm run print`. The examples are taken from the facts. The [README](README.md) of this',
    'folder has the diagram, and how to work with all this.',
    '',
    '## Labels',
    '',
    'A node has one label that says what it is, and further ones that it shares with others: *Event* with every kind of',
    'meeting, *Entity* with nearly everything. It has the properties of all its labels.',
    '',
    ...labelTable(model),
    ...model.nodes.flatMap((node) => nodeSection(node, model, examples)),
    '',
    '## Relationships',
    '',
    'Read *from*, *type*, *to*: `(:Member)-[:HOSTS]->(:Event)`.',
    '',
    ...relationshipTable(model, examples),
    '',
    '### Properties of relationships',
    '',
    'Every relationship has these three, except `SOURCED_FROM`, which has only `key` of them.',
    '',
    ...commonTable(model, examples),
    '',
    'Some know more:',
    '',
    ...ownTable(model, examples),
    '',
    '## Words',
    '',
    'Properties that take one word of a closed list.',
    ...enumerationsOf(model).flatMap(wordSection),
    '',
  ].join('\n');
}

const anchor = (name: string): string => `[${name}](#${name.toLowerCase()})`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((cells) => line(cells.map(escaped)))];
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');

function labelTable({ nodes }: GraphModel): readonly string[] {
  return table(
    ['Label', 'Meaning', 'Comes with'],
    nodes.map((node) => [
      anchor(node.label),
      node.abstract ? `${node.description} *Only beside another label.*` : node.description,
      labelsOf(node).slice(1).map(anchor).join(', '),
    ]),
  );
}

function nodeSection(node: NodeModel, model: GraphModel, examples: Examples): readonly string[] {
  const { label, description, key, unique, ownProperties, properties } = node;
  const kinds = model.nodes.filter((other) => other !== node && !other.abstract && isA(other, node));
  const keys = [key, ...unique].map((name) => `\`${name}\``).join(' or ');
  const own = ownProperties.map((name) => propertyRow(name, properties[name]!, examples.ofNode(label, name)));
  return [
    '',
    `### ${label}`,
    '',
    description,
    ...(kinds.length > 0 ? [`Every ${kinds.map((kind) => anchor(kind.label)).join(', ')} is one.`] : []),
    `Found by ${keys}${node.keyLabel === label ? '' : `: \`MATCH (n:${node.keyLabel}&${label} {${key}: …})\``}.`,
    ...(own.length > 0 ? ['', ...table(['Property', 'Type', 'Meaning', 'Example'], own)] : []),
  ];
}

function propertyRow(name: string, property: Property, example: Value | undefined): readonly string[] {
  return [`\`${name}\``, typeOf(property), property.description, example === undefined ? '' : shown(example)];
}

function typeOf({ type, list, required, enumeration }: Property): string {
  const one = enumeration ? `one of ${anchor(enumeration.name)}` : type === 'dateTime' ? 'instant' : type;
  return `${list ? `list of ${one}` : one}${required ? '' : ', optional'}`;
}

/** Long texts are cut: an example shows the form. */
function shown(value: Value): string {
  if (Array.isArray(value)) return `\`[${value.slice(0, 2).map(quoted).join(', ')}${value.length > 2 ? ', …' : ''}]\``;
  return `\`${cut(String(value))}\``;
}

const quoted = (value: string | number): string => (typeof value === 'string' ? `'${cut(value)}'` : String(value));
const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);

function relationshipTable({ relationships }: GraphModel, examples: Examples): readonly string[] {
  return table(
    ['From', 'Type', 'To', 'Meaning', 'How many', 'Example'],
    relationships.map((relationship) => {
      const ends = examples.ends(relationship.type);
      return [
        anchor(relationship.from.label),
        `\`${relationship.type}\``,
        anchor(relationship.to.label),
        relationship.description,
        howMany(relationship),
        ends === undefined ? '' : `\`${ends[0]}\` → \`${ends[1]}\``,
      ];
    }),
  );
}

function howMany({ from, to, atMostOne, repeats }: RelationshipModel): string {
  if (atMostOne === 'from') return `one ${from.label} at most`;
  if (atMostOne === 'to') return `one ${to.label} at most`;
  if (atMostOne === 'both') return 'one of each at most';
  return repeats ? 'any, the same two more than once' : 'any';
}

function commonTable({ relationships }: GraphModel, examples: Examples): readonly string[] {
  const { type, properties } = relationships.find(({ properties }) => COMMON.every((name) => name in properties))!;
  return table(
    ['Property', 'Type', 'Meaning', 'Example'],
    COMMON.map((name) => propertyRow(name, properties[name]!, examples.ofRelationship(type, name))),
  );
}

function ownTable({ relationships }: GraphModel, examples: Examples): readonly string[] {
  return table(
    ['Relationship', 'Property', 'Type', 'Meaning', 'Example'],
    relationships.flatMap(({ type, properties }) =>
      Object.entries(properties)
        .filter(([name]) => !COMMON.includes(name))
        .map(([name, property]) => [
          `\`${type}\``,
          ...propertyRow(name, property, examples.ofRelationship(type, name)),
        ]),
    ),
  );
}

function enumerationsOf({ nodes, relationships }: GraphModel): readonly Enumeration[] {
  const all: readonly Properties[] = [...nodes, ...relationships].map(({ properties }) => properties);
  const found = all.flatMap((properties) => Object.values(properties).flatMap(({ enumeration }) => enumeration ?? []));
  return [...new Set(found)].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function wordSection({ name, description, values }: Enumeration): readonly string[] {
  const rows = Object.entries(values).map(([word, meaning]) => [`\`${word}\``, meaning]);
  return ['', `### ${name}`, '', description, '', ...table(['Word', 'Meaning'], rows)];
}
