import { constraintsOf, indexesOf, type SchemaStatement, type Served } from './cypher.ts';
import type { GraphModel } from './define.ts';

/** Runs a read statement and gives its records by position, as the runner of this package does. */
type Run = (statement: {
  readonly text: string;
  readonly parameters: Readonly<Record<string, never>>;
}) => Promise<readonly (readonly unknown[])[]>;

const indexes = `
  SHOW INDEXES YIELD type, entityType, labelsOrTypes, properties, owningConstraint
  RETURN type, entityType, labelsOrTypes, properties, owningConstraint IS NOT NULL`;

interface Index {
  readonly type: string;
  readonly entityType: string;
  readonly name: string | undefined;
  readonly properties: readonly string[];
  readonly isUnique: boolean;
}

/**
 * The constraints and indexes of a model that a database has not, each with what it is for and the statement that makes it.
 * Whatever they are called counts. A schema works without them: what they are for is slower then, and of what should be
 * unique nothing keeps there being two.
 */
export async function missingIn(run: Run, model: GraphModel): Promise<readonly SchemaStatement[]> {
  const records = await run({ text: indexes, parameters: {} });
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
  return [...constraintsOf(model), ...indexesOf(model)].filter(
    ({ serves }) => !known.some((one) => isServed(serves, one)),
  );
}

function isServed({ kind, of, name, properties }: Served, index: Index): boolean {
  if (index.entityType !== of || index.name !== name) return false;
  const isType = kind === 'fulltext' ? index.type === 'FULLTEXT' : index.type === 'RANGE';
  if (!isType || (kind === 'unique' && !index.isUnique)) return false;
  const hasAll = properties.every((property, place) =>
    kind === 'fulltext' ? index.properties.includes(property) : index.properties[place] === property,
  );
  // An index over more serves an order by less; what is unique must be so by itself.
  return hasAll && (kind !== 'unique' || index.properties.length === properties.length);
}
