import type { Ask } from './ask.ts';
import type { ObservedRule } from './observation.ts';

/** The constraints, and the indexes that do not belong to a constraint. */
export async function readRules(ask: Ask): Promise<readonly ObservedRule[]> {
  const constraints = await ask(
    'SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties RETURN name, type, entityType, labelsOrTypes, properties',
  );
  const indexes = await ask(
    `SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, owningConstraint
     WHERE owningConstraint IS NULL AND type <> 'LOOKUP' RETURN name, type, entityType, labelsOrTypes, properties`,
  );
  return [
    ...constraints.map((row) => ruleOf(row, constraintKind(row.type))),
    ...indexes.map((row) => ruleOf(row, row.type === 'RANGE' ? 'range' : 'other')),
  ];
}

/** A node key counts as unique: whether every node has the property is read from the nodes. */
function constraintKind(type: string): ObservedRule['kind'] {
  if (type.includes('UNIQUENESS') || type.endsWith('KEY')) return 'unique';
  return type.includes('EXISTENCE') ? 'exists' : 'other';
}

interface RuleRow {
  readonly name: string;
  readonly entityType: 'NODE' | 'RELATIONSHIP';
  readonly labelsOrTypes: readonly string[] | null;
  readonly properties: readonly string[] | null;
}

function ruleOf({ name, entityType, labelsOrTypes, properties }: RuleRow, kind: ObservedRule['kind']): ObservedRule {
  const on = entityType === 'NODE' ? 'node' : 'relationship';
  return { name, kind, on, names: labelsOrTypes ?? [], properties: properties ?? [] };
}
