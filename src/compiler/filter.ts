import { badUserInput } from '../errors.ts';
import type { FilterField, FilterMapping, Hop } from './mapping.ts';
import { and, or } from './order.ts';
import type { Match, Predicate, PropertyOf, Tally } from './plan-node.ts';
import { type Holder, propertyOf } from './row-builder.ts';
import { newScope, type Planning } from './scope.ts';

/** Whose properties a filter speaks of. */
interface Filtered {
  readonly node: Holder;
  /** The relationship that led to the node; asked for only where the filter says `edge`. */
  readonly edge?: (() => Holder) | undefined;
}

type Input = Readonly<Record<string, unknown>>;

const comparisons = {
  eq: '=',
  in: 'IN',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  contains: 'CONTAINS',
  startsWith: 'STARTS WITH',
} as const;

const quantifiers = { has: 'one', hasSome: 'any', hasEvery: 'all' } as const;

/**
 * The condition that a filter describes: all of its fields hold. An empty filter holds for everything. Throws
 * `BAD_USER_INPUT` for a null where an operand stands.
 */
export function filterPredicate(planning: Planning, mapping: FilterMapping, input: Input, of: Filtered): Predicate {
  return and(Object.entries(input).map(([name, value]) => fieldPredicate(planning, mapping, name, value, of)));
}

function fieldPredicate(
  planning: Planning,
  mapping: FilterMapping,
  name: string,
  value: unknown,
  of: Filtered,
): Predicate {
  if (value === null) throw badUserInput(`'${name}' in a filter is null. Leave it out, or use isNull.`);
  const nested = (input: unknown) => filterPredicate(planning, mapping, input as Input, of);
  switch (name) {
    case 'and':
      return and((value as readonly unknown[]).map(nested));
    case 'or':
      return or((value as readonly unknown[]).map(nested));
    case 'not':
      return { kind: 'not', operand: nested(value) };
    case 'edge':
      if (mapping.edge !== undefined) return edgePredicate(mapping.edge(), value as Input, of);
  }
  const field = mapping.fields()[name];
  if (field === undefined) throw badUserInput(`There is no '${name}' to filter by.`);
  return field.kind === 'property'
    ? operators(propertyOf(of.node, field.name), name, value as Input)
    : wayPredicate(planning, field, value, of);
}

function edgePredicate(fields: Readonly<Record<string, FilterField>>, input: Input, { edge }: Filtered): Predicate {
  return and(
    Object.entries(input).map(([name, value]) => {
      const field = fields[name];
      if (field?.kind !== 'property' || edge === undefined)
        throw badUserInput(`There is no '${name}' on the edge to filter by.`);
      if (value === null) throw badUserInput(`'${name}' in a filter is null. Leave it out, or use isNull.`);
      return operators(propertyOf(edge(), field.name), name, value as Input);
    }),
  );
}

function operators(property: PropertyOf, name: string, input: Input): Predicate {
  return and(
    Object.entries(input).map(([operator, value]): Predicate => {
      if (value === null)
        throw badUserInput(`'${name}.${operator}' in a filter is null. Ask for what is missing with isNull.`);
      if (operator === 'isNull') return { kind: value === true ? 'isNull' : 'isNotNull', operand: property };
      const right = { type: property.type, list: Array.isArray(value), value };
      if (operator in quantifiers) {
        return { kind: 'holds', list: property, quantifier: quantifiers[operator as keyof typeof quantifiers], right };
      }
      return { kind: 'compare', left: property, operator: comparisons[operator as keyof typeof comparisons], right };
    }),
  );
}

/** A condition on what lies at the end of a way; each is a subquery of its own, which the budget counts. */
function wayPredicate(
  planning: Planning,
  field: Exclude<FilterField, { kind: 'property' }>,
  value: unknown,
  of: Filtered,
): Predicate {
  if (field.kind === 'within') return within(planning, field.hop, value as readonly string[], of);
  const exists = (input: Input, negated = false): Predicate => {
    planning.spend({ subqueries: 1 });
    const { query, end } = walk(planning, field.hops, of.node);
    const condition = filterPredicate(planning, field.filter, input, end);
    const where: readonly Predicate[] = negated ? [{ kind: 'not', operand: condition }] : conjuncts(condition);
    return { kind: 'exists', query: { ...query(), where } };
  };
  if (field.kind === 'relation') return exists(value as Input);
  return and(
    Object.entries(value as Input).map(([quantifier, input]): Predicate => {
      if (input === null) throw badUserInput(`'${quantifier}' in a filter is null. Leave it out, or give it a filter.`);
      if (quantifier === 'some') return exists(input as Input);
      return { kind: 'not', operand: exists(input as Input, quantifier === 'every') };
    }),
  );
}

/** The conditions that together are this one: none where it always holds. */
function conjuncts(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === 'and' ? predicate.operands.flatMap(conjuncts) : [predicate];
}

/** A way from a node, without rows: `query` is read once it is known whether the relationship needs a name. */
function walk(
  planning: Planning,
  hops: readonly Hop[],
  from: Holder,
): { readonly query: () => Tally; readonly end: Filtered } {
  const last = hops.at(-1)!;
  const { node } = newScope(planning, last.target);
  const relationship = planning.variable('relationship');
  let isNamed = false;
  const match = (): Match => ({
    kind: 'hops',
    from: from.variable,
    hops,
    node: node.variable,
    relationship: isNamed ? relationship : undefined,
  });
  const edge = () => {
    isNamed = true;
    return { variable: relationship, model: last.relationship };
  };
  return { query: () => ({ match: match(), where: [], distinct: false }), end: { node, edge } };
}

function within(planning: Planning, hop: Hop, keys: readonly string[], { node: from }: Filtered): Predicate {
  planning.spend({ subqueries: 1 });
  const { node } = newScope(planning, hop.target);
  const property = propertyOf(node, hop.target.key);
  return {
    kind: 'exists',
    query: {
      match: {
        kind: 'hops',
        from: from.variable,
        hops: [hop],
        node: node.variable,
        relationship: undefined,
        repeated: true,
      },
      where: [
        { kind: 'compare', left: property, operator: 'IN', right: { type: property.type, list: true, value: keys } },
      ],
      distinct: false,
    },
  };
}
