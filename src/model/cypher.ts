import type { GraphModel } from './define.ts';

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

/** The range indexes of a model: one for each ordering of a label, ending in its key, and those of relationships. */
export function indexesOf(model: GraphModel): readonly SchemaStatement[] {
  const ofNodes = model.nodes.flatMap((node) =>
    node.orders.map((property) => {
      const name = `${snake(node.label)}_by_${snake(property)}`;
      return {
        name,
        purpose: `Lists of ${node.label} in the order of ${property}.`,
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
  return [...ofNodes, ...ofRelationships];
}

/** A script that an analyst can read and run: each statement under its purpose. */
export function scriptOf(title: string, statements: readonly SchemaStatement[]): string {
  const blocks = statements.map(({ purpose, text }) => `// ${purpose}\n${text};\n`);
  return [`// ${title}\n`, ...blocks].join('\n');
}
