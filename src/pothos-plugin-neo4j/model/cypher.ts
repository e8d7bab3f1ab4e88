import { type NodeModel, type Properties, sortKeyOf, storedAt } from './define.ts';
import { quoteName } from './quote-name.ts';
import type { GraphModel, RelationshipModel } from './relationship.ts';

/** One constraint or index: its name, its purpose, and the statement that creates it if it is missing. */
export interface SchemaStatement {
  readonly name: string;
  readonly purpose: string;
  readonly text: string;
  readonly serves: Served;
}

/** What a constraint or index covers: properties of a label or of a relationship type, by their names in the database. */
export interface Served {
  readonly kind: 'unique' | 'range' | 'fulltext';
  readonly of: 'NODE' | 'RELATIONSHIP';
  readonly name: string;
  readonly properties: readonly string[];
}

const snake = (name: string): string => name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase();

/** The names of properties in the database. The element id is left out: it is not a property there. */
function storedNames(properties: Properties, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const stored = storedAt(properties, name);
    return stored === 'elementId' ? [] : [stored.property];
  });
}

function pattern({ of, name }: Served): string {
  return of === 'NODE' ? `(n:${quoteName(name)})` : `()-[r:${quoteName(name)}]-()`;
}

function listed({ of, properties }: Served): string {
  return properties.map((property) => `${of === 'NODE' ? 'n' : 'r'}.${quoteName(property)}`).join(', ');
}

function unique(of: Served['of'], name: string, properties: readonly string[], purpose: string): SchemaStatement[] {
  const [property] = properties;
  if (property === undefined) return [];
  const serves: Served = { kind: 'unique', of, name, properties: [property] };
  const called = `${snake(name)}_${snake(property)}_unique`;
  const text = `CREATE CONSTRAINT ${quoteName(called)} IF NOT EXISTS FOR ${pattern(serves)} REQUIRE ${listed(serves)} IS UNIQUE`;
  return [{ name: called, purpose, text, serves }];
}

/** The constraint that a look-up of nodes by a unique property needs; none for the element id. */
export const constraintFor = ({ properties }: NodeModel, property: string, label: string): readonly SchemaStatement[] =>
  unique('NODE', label, storedNames(properties, [property]), `A look-up of ${label} by ${property}.`);

/** The uniqueness constraints of a model: keys of nodes, further unique properties, keys of relationships. */
export function constraintsOf(model: GraphModel): readonly SchemaStatement[] {
  const ofNodes = model.nodes.flatMap((node) =>
    [...(node.keyLabel === node.label ? [node.key] : []), ...node.unique].flatMap((name) =>
      constraintFor(node, name, node.label),
    ),
  );
  const ofRelationships = model.relationships.flatMap(({ type, key, properties }) =>
    unique(
      'RELATIONSHIP',
      type,
      storedNames(properties, key === undefined ? [] : [key]),
      `One ${type} for each record.`,
    ),
  );
  return [...ofNodes, ...ofRelationships];
}

/** The name of a full-text index in the database. */
export const fullTextName = (label: string, name: string): string => `${snake(label)}_${snake(name)}`;

/** The index that lists of a label in one of its orders need. */
export function indexForOrder({ label, key, properties }: NodeModel, order: string): readonly SchemaStatement[] {
  const names = storedNames(properties, [sortKeyOf(properties, order), key]);
  return range('NODE', label, names, `Lists of ${label} in the order of ${order}.`);
}

/** The index that a look-up of relationships by a property needs. */
export const indexFor = ({ type, properties }: RelationshipModel, property: string): readonly SchemaStatement[] =>
  range('RELATIONSHIP', type, storedNames(properties, [property]), `A look-up of ${type} by ${property}.`);

/**
 * The indexes of a model: a range index for each ordering of a label, over the sort key and then the key; the range indexes
 * of relationships; and the full-text indexes.
 */
export function indexesOf(model: GraphModel): readonly SchemaStatement[] {
  const ofNodes = model.nodes.flatMap((node) => node.orders.flatMap((order) => indexForOrder(node, order)));
  const ofRelationships = model.relationships.flatMap((one) => one.indexes.flatMap((name) => indexFor(one, name)));
  return [...ofNodes, ...ofRelationships, ...model.nodes.flatMap(fullTextOf)];
}

function range(of: Served['of'], name: string, properties: readonly string[], purpose: string): SchemaStatement[] {
  const [first] = properties;
  if (first === undefined) return [];
  const serves: Served = { kind: 'range', of, name, properties };
  const called = `${snake(name)}_by_${snake(first)}`;
  const text = `CREATE INDEX ${quoteName(called)} IF NOT EXISTS FOR ${pattern(serves)} ON (${listed(serves)})`;
  return [{ name: called, purpose, text, serves }];
}

function fullTextOf({ label, fullText, properties: all }: NodeModel): readonly SchemaStatement[] {
  return fullText.map(({ name: part, properties, analyzer, purpose }) => {
    const name = fullTextName(label, part);
    const serves: Served = { kind: 'fulltext', of: 'NODE', name: label, properties: storedNames(all, properties) };
    const options = `{indexConfig: {\`fulltext.analyzer\`: '${analyzer}'}}`;
    const text = `CREATE FULLTEXT INDEX ${quoteName(name)} IF NOT EXISTS FOR ${pattern(serves)} ON EACH [${listed(serves)}] OPTIONS ${options}`;
    return { name, purpose, text, serves };
  });
}

/** A Cypher script: each statement follows a comment with its purpose. */
export function scriptOf(title: string, statements: readonly SchemaStatement[]): string {
  const blocks = statements.map(({ purpose, text }) => `// ${purpose}\n${text};\n`);
  return [`// ${title}\n`, ...blocks].join('\n');
}
