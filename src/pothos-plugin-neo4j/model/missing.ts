import { constraintsOf, indexesOf, type SchemaStatement, type Served } from './cypher.ts';
import type { GraphModel } from './relationship.ts';

/** Runs a read statement and gives its records by position, as the runner of this package does. */
export type Run = (statement: {
  readonly text: string;
  readonly columns: readonly string[];
  readonly parameters: Readonly<Record<string, never>>;
}) => Promise<readonly (readonly unknown[])[]>;

const indexes = `
  SHOW INDEXES YIELD type, entityType, labelsOrTypes, properties, owningConstraint
  RETURN type, entityType, labelsOrTypes, properties, owningConstraint IS NOT NULL AS isUnique`;
const columns = ['type', 'entityType', 'labelsOrTypes', 'properties', 'isUnique'];

interface Index {
  readonly type: string;
  readonly entityType: string;
  readonly name: string | undefined;
  readonly properties: readonly string[];
  readonly isUnique: boolean;
}

/**
 * The constraints and indexes that a database lacks: of those of a model, or of those that serve one statement
 * (`statement.wanted`). Each has its purpose and the statement that creates it. An index of the database counts whatever its
 * name is. A schema works without them, but look-ups and lists are slower, and two nodes can have the same key.
 */
export async function missingIn(
  run: Run,
  wanted: GraphModel | readonly SchemaStatement[],
): Promise<readonly SchemaStatement[]> {
  const statements = 'nodes' in wanted ? [...constraintsOf(wanted), ...indexesOf(wanted)] : wanted;
  if (statements.length === 0) return [];
  const records = await run({ text: indexes, columns, parameters: {} });
  const known = records.map(([type, entityType, names, properties, isUnique]): Index => {
    const [name] = (names ?? []) as readonly string[];
    const held = (properties ?? []) as readonly string[];
    return {
      type: type as string,
      entityType: entityType as string,
      name,
      properties: held,
      isUnique: isUnique === true,
    };
  });
  return statements.filter(({ serves }) => !known.some((one) => isServed(serves, one)));
}

function isServed({ kind, of, name, properties }: Served, index: Index): boolean {
  if (index.entityType !== of || index.name !== name) return false;
  const isType = kind === 'fulltext' ? index.type === 'FULLTEXT' : index.type === 'RANGE';
  if (!isType || (kind === 'unique' && !index.isUnique)) return false;
  const hasAll = properties.every((property, place) =>
    kind === 'fulltext' ? index.properties.includes(property) : index.properties[place] === property,
  );
  // An index over further properties still serves an order. A constraint over further properties does not make this one unique.
  return hasAll && (kind !== 'unique' || index.properties.length === properties.length);
}
