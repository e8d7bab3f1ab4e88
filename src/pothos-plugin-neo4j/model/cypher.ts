import { type GraphModel, type NodeModel, sortKeyOf } from './define.ts';

/** One constraint or index: its name, the statement that creates it if it is missing, and what it is there for. */
export interface SchemaStatement {
  readonly name: string;
  readonly purpose: string;
  readonly text: string;
}

const snake = (name: string): string => name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase();

function unique(label: string, property: string): SchemaStatement {
  const name = `${snake(label)}_${snake(property)}_unique`;
  return {
    name,
    purpose: `A look-up of ${label} by ${property}.`,
    text: `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`,
  };
}

/** The uniqueness constraints of a model: keys of nodes, further unique properties, keys of relationships. */
export function constraintsOf(model: GraphModel): readonly SchemaStatement[] {
  const ofNodes = model.nodes.flatMap((node) => [
    ...(node.keyLabel === node.label ? [unique(node.label, node.key)] : []),
    ...node.unique.map((property) => unique(node.label, property)),
  ]);
  const ofRelationships = model.relationships
    .filter((relationship) => 'key' in relationship.properties)
    .map(({ type }) => {
      const name = `${type.toLowerCase()}_key_unique`;
      return {
        name,
        purpose: `One ${type} for each record.`,
        text: `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ()-[r:${type}]-() REQUIRE r.key IS UNIQUE`,
      };
    });
  return [...ofNodes, ...ofRelationships];
}

/** The name of a full-text index, as a query names it. */
export const fullTextName = (label: string, name: string): string => `${snake(label)}_${snake(name)}`;

/**
 * The indexes of a model: range indexes, one for each ordering of a label, over its sort key and ending in its key; those of relationships; and
 * full-text indexes.
 */
export function indexesOf(model: GraphModel): readonly SchemaStatement[] {
  const ofNodes = model.nodes.flatMap((node) =>
    node.orders.map((order) => {
      const property = sortKeyOf(node.properties, order);
      const name = `${snake(node.label)}_by_${snake(property)}`;
      return {
        name,
        purpose: `Lists of ${node.label} in the order of ${order}.`,
        text: `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${node.label}) ON (n.${property}, n.${node.key})`,
      };
    }),
  );
  const ofRelationships = model.relationships.flatMap(({ type, indexes }) =>
    indexes.map((property) => {
      const name = `${type.toLowerCase()}_by_${snake(property)}`;
      return {
        name,
        purpose: `A look-up of ${type} by ${property}.`,
        text: `CREATE INDEX ${name} IF NOT EXISTS FOR ()-[r:${type}]-() ON (r.${property})`,
      };
    }),
  );
  return [...ofNodes, ...ofRelationships, ...model.nodes.flatMap(fullTextOf)];
}

function fullTextOf({ label, fullText }: NodeModel): readonly SchemaStatement[] {
  return fullText.map(({ name: part, properties, analyzer, purpose }) => {
    const name = fullTextName(label, part);
    const indexed = properties.map((property) => `n.${property}`).join(', ');
    const options = `{indexConfig: {\`fulltext.analyzer\`: '${analyzer}'}}`;
    const text = `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON EACH [${indexed}] OPTIONS ${options}`;
    return { name, purpose, text };
  });
}

/** A script that an analyst can read and run: each statement under its purpose. */
export function scriptOf(title: string, statements: readonly SchemaStatement[]): string {
  const blocks = statements.map(({ purpose, text }) => `// ${purpose}\n${text};\n`);
  return [`// ${title}\n`, ...blocks].join('\n');
}
