import { badUserInput } from '../errors.ts';
import { inCapitalLetters } from '../model/define.ts';
import { and, kindIn, or } from './comparison.ts';
import { weights } from './cost.ts';
import { type FilterField, type FilterMapping, type Hop, leadsToOne } from './mapping.ts';
import { operatorPredicate } from './operators.ts';
import { conjuncts } from './order.ts';
import type { Match, Predicate, PropertyOf, Tally } from './plan-node.ts';
import type { Derived } from './request-values.ts';
import { type Holder, propertyOf } from './row-builder.ts';
import { newScope, type Planning } from './scope.ts';
import { narrowness, narrownessOf, withNarrowestStart } from './start.ts';
import { sizeOf } from './statement.ts';

/** The node and the relationship whose properties a filter compares. */
interface Filtered {
  readonly node: Holder;
  /** The relationship that led to the node. Called only if the filter has conditions under `edge`. */
  readonly edge?: (() => Holder) | undefined;
}

type Input = Readonly<Record<string, unknown>>;

/** A part of a filter: its value in the request that the plan is made for, and a function that reads it from any request. */
interface Given<Value> {
  readonly value: Value;
  readonly at: Derived<Value>;
}

/** The parts of a filter, by name or index. A null part counts as absent, since forms send null for an empty input. */
function partsOf(planning: Planning, given: Given<unknown>): readonly (readonly [string, Given<unknown>])[] {
  return allPartsOf(planning, given).filter(([, { value }]) => value !== null && value !== undefined);
}

function allPartsOf({ meter }: Planning, given: Given<unknown>): readonly (readonly [string, Given<unknown>])[] {
  const { value, at } = given as Given<Input>;
  const names = Object.keys(value);
  meter.spendParts(names.length);
  return names.map((name) => [name, { value: value[name], at: partAt(at, name) }]);
}

/** A function of its own, so that the closure does not keep the values of this request: a plan must hold none. */
const partAt =
  (at: Derived<Input>, name: string): Derived<unknown> =>
  (request) =>
    request.of(at)[name];

/**
 * Throws `BAD_USER_INPUT` for a null operand. No value equals null, so the client probably means `isNull`.
 */
function refuseNull(operator: string, name: string, canBeMissing: boolean): never {
  const asks = canBeMissing && operator !== 'isNull' ? `, or find missing values with ${name}: { isNull: true }` : '';
  throw badUserInput(`'${name}.${operator}' in a filter is null. Leave it out${asks}.`);
}

/**
 * The condition that a filter describes. All its fields must hold. An empty filter and a null field hold for every node. Throws
 * `BAD_USER_INPUT` for a null operand.
 */
export function filterPredicate(
  planning: Planning,
  mapping: FilterMapping,
  filter: Derived<Input>,
  of: Filtered,
): Predicate {
  planning.filtering.conditions = 0;
  return conditionsOf(planning, mapping, { value: planning.request.of(filter), at: filter }, of);
}

function conditionsOf(planning: Planning, mapping: FilterMapping, given: Given<unknown>, of: Filtered): Predicate {
  return and(partsOf(planning, given).map(([name, part]) => fieldPredicate(planning, mapping, name, part, of)));
}

function fieldPredicate(
  planning: Planning,
  mapping: FilterMapping,
  name: string,
  given: Given<unknown>,
  of: Filtered,
): Predicate {
  const nested = (part: Given<unknown>) => conditionsOf(planning, mapping, part, of);
  const all = () => partsOf(planning, given).map(([, part]) => nested(part));
  switch (name) {
    case 'and':
      return and(all());
    case 'or':
      return or(all());
    case 'not':
      return { kind: 'not', operand: nested(given) };
    case 'isNull':
      // Part of the condition on the relation, which `wayPredicate` makes.
      return and([]);
    case 'edge':
      if (mapping.edge !== undefined) return edgePredicate(planning, mapping.edge(), given, of);
  }
  const field = mapping.fields()[name];
  if (field === undefined) throw badUserInput(`There is no condition '${name}' in this filter.`);
  return field.kind === 'property'
    ? operators(planning, propertyOf(of.node, field.name), name, field, given)
    : wayPredicate(planning, field, name, given, of);
}

function edgePredicate(
  planning: Planning,
  fields: Readonly<Record<string, FilterField>>,
  given: Given<unknown>,
  { edge }: Filtered,
): Predicate {
  return and(
    partsOf(planning, given).map(([name, part]) => {
      const field = fields[name];
      if (field?.kind !== 'property' || edge === undefined)
        throw badUserInput(`There is no condition '${name}' on the edge in this filter.`);
      return operators(planning, propertyOf(edge(), field.name), name, field, part);
    }),
  );
}

function operators(
  planning: Planning,
  property: PropertyOf,
  name: string,
  field: Extract<FilterField, { kind: 'property' }>,
  given: Given<unknown>,
): Predicate {
  return and(
    allPartsOf(planning, given).map(([operator, { value, at }]): Predicate => {
      if (value === null) refuseNull(operator, name, field.optional);
      planning.meter.checkPlanned(sizeOf(value));
      planning.meter.spend({ subqueries: comparisonWeight(planning, operator, { value, at }) });
      const operand = field.inCapitals ? capitals(at) : at;
      return operatorPredicate(planning, property, `${name}.${operator}`, operator, operand);
    }),
  );
}

function comparisonWeight({ request }: Planning, operator: string, { value, at }: Given<unknown>): number {
  if (operator === 'matches') return weights.matches;
  const isSpecial = /^[gl]te?$/.test(operator) && typeof value === 'string' && kindIn(request, at) === 'special';
  return isSpecial ? weights.specialComparison : weights.comparison;
}

const capitals =
  (at: Derived<unknown>): Derived<unknown> =>
  (request) =>
    inCapitalLetters(request.of(at));

/** A condition on the nodes at the end of a way. It is a subquery, which counts for the budget. */
function wayPredicate(
  planning: Planning,
  field: Exclude<FilterField, { kind: 'property' }>,
  name: string,
  given: Given<unknown>,
  of: Filtered,
): Predicate {
  if (field.kind === 'within') {
    planning.meter.checkPlanned(sizeOf(given.value));
    return within(planning, field.hop, given.at, of);
  }
  const exists = (part: Given<unknown>, negated = false): Predicate => {
    spendCondition(planning);
    const { query, end } = walk(planning, field.hops, of.node);
    const condition = conditionsOf(planning, field.filter, part, end);
    const labels = field.kind === 'connection' ? (field.only ?? []).map(({ label }) => label) : [];
    const listed: readonly Predicate[] =
      labels.length === 0 ? [] : [{ kind: 'labels', node: end.node.variable, labels }];
    const where: readonly Predicate[] = negated
      ? [...listed, { kind: 'not', operand: condition }]
      : withNarrowestStart([...listed, ...conjuncts(condition)]);
    const isOne = field.kind === 'relation' && field.hops.every(leadsToOne);
    const found = narrownessOf(where, field.hops.at(-1)!);
    const isFew = found === narrowness.indexed || found >= narrowness.several;
    const join = isOne ? 'one' : isFew ? 'few' : undefined;
    return { kind: 'exists', query: { ...query(), where }, join };
  };
  if (field.kind === 'relation') {
    const { isNull } = given.value as Input;
    if (isNull === null) refuseNull('isNull', name, true);
    if (isNull !== true) return exists(given);
    const none: Predicate = { kind: 'not', operand: exists({ value: {}, at: () => ({}) }) };
    // The filter asks for no node and for a node with conditions at once, so the answer is empty.
    return partsOf(planning, given).length === 1 ? none : and([none, exists(given)]);
  }
  return and(
    partsOf(planning, given).map(([quantifier, part]): Predicate => {
      if (quantifier === 'some') return exists(part);
      return { kind: 'not', operand: exists(part, quantifier === 'every') };
    }),
  );
}

function spendCondition({ meter, filtering }: Planning): void {
  filtering.conditions += 1;
  meter.spend({ subqueries: weights.condition(filtering.conditions) });
}

/** A way from a node, without rows. Call `query` last: only then is it known whether the relationship needs a name. */
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

function within(planning: Planning, hop: Hop, keys: Derived<unknown>, { node: from }: Filtered): Predicate {
  spendCondition(planning);
  const { node } = newScope(planning, hop.target);
  const property = propertyOf(node, hop.target.key);
  const current: Derived<unknown> = (request) =>
    (request.of(keys) as readonly string[]).map((key) => request.currentKey(hop.target, key));
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
        { kind: 'compare', left: property, operator: 'IN', right: { type: property.type, list: true, value: current } },
      ],
      distinct: false,
    },
    join: 'few',
  };
}
