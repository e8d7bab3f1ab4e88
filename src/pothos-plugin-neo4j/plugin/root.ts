import { getMappedArgumentValues, isThenable } from '@pothos/core';
import { type FieldNode, type GraphQLResolveInfo, Kind, type ValueNode } from 'graphql';
import type { Budget } from '../compiler/budget.ts';
import { type Answer, type Compiled, compileField, type FieldInfo } from '../compiler/compile.ts';
import { OverBudget } from '../compiler/cost.ts';
import { fieldMapping } from '../compiler/mapping.ts';
import { type Coerce, type CurrentKey, RequestValues } from '../compiler/request-values.ts';
import type { RunStatement } from '../compiler/statement.ts';
import type { GraphStatistics } from '../compiler/statistics.ts';
import type { RunTransaction } from '../compiler/transaction.ts';
import type { Visibility } from '../compiler/visibility.ts';
import type { PlanCache } from './plan-cache.ts';

/** What root fields need to run their statement. */
export interface RootOptions {
  readonly run: (context: object) => RunStatement;
  /** How a mutation writes; undefined if the builder has no `graph.write`. */
  readonly write: ((context: object) => RunTransaction) | undefined;
  readonly budget: Budget;
  readonly statistics: (context: object) => GraphStatistics | undefined;
  readonly currentKey: (context: object) => CurrentKey | undefined;
  /** Who sees which nodes in a request; undefined if no type has a rule. */
  readonly visibility: (context: object) => Visibility | undefined;
  readonly plans: PlanCache;
}

/** A selected root field, or another field that runs a statement of its own. */
export type RootInfo = FieldInfo & Pick<GraphQLResolveInfo, 'operation' | 'path'>;

/** The values of a request. Its arguments are mapped as Pothos maps them. */
export function requestValues(
  { currentKey, visibility, statistics }: RootOptions,
  context: object,
  info: Pick<GraphQLResolveInfo, 'variableValues'>,
  mostKeys?: number,
): RequestValues {
  const coerce: Coerce = (field, node) => {
    const constant = constants.get(node);
    if (constant?.field === field) return constant.values;
    const values = getMappedArgumentValues(field, node, context, info as GraphQLResolveInfo);
    if (isThenable(values)) {
      throw new TypeError(
        `${field.name}: an argument is mapped asynchronously, which the compiler cannot do. Map it synchronously.`,
      );
    }
    if (isConstant(field, node)) constants.set(node, { field, values });
    return values;
  };
  const { incomplete } = statistics(context) ?? {};
  return new RequestValues(coerce, currentKey(context), { visibility: visibility(context), mostKeys, incomplete });
}

type Field = Parameters<Coerce>[0];

/** The arguments of fields that are the same for every request of a document. */
const constants = new WeakMap<FieldNode, { readonly field: Field; readonly values: ReturnType<Coerce> }>();

/** Whether the arguments of a field have no variable, and nobody but the compiler sees them: it leaves them as they are. */
function isConstant(field: Field, node: FieldNode): boolean {
  const mapping = fieldMapping(field);
  if (mapping?.kind !== 'connection' || mapping.source !== undefined) return false;
  if (field.extensions['pothosArgMappers'] !== undefined) return false;
  return (node.arguments ?? []).every(({ value }) => hasNoVariable(value));
}

function hasNoVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.every(hasNoVariable);
  if (value.kind === Kind.OBJECT) return value.fields.every((part) => hasNoVariable(part.value));
  return value.kind !== Kind.VARIABLE;
}

/** The statement of a root field, by a kept plan or by a new one. Undefined if the answer is null without a statement. */
export function answerTo(
  { plans, budget, statistics: statisticsOf }: RootOptions,
  context: object,
  info: RootInfo,
  request: RequestValues,
): Answer | undefined {
  const statistics = statisticsOf(context);
  const shape = plans.shapeOf(info);
  const keep = (plan: Compiled) => plans.keep(shape, plan, info.operation);
  return plans.answer(shape, request, statistics) ?? compileAnew(info, request, { budget, statistics, keep });
}

function compileAnew(
  info: FieldInfo,
  request: RequestValues,
  {
    budget,
    statistics,
    keep,
  }: Pick<RootOptions, 'budget'> & {
    readonly statistics: GraphStatistics | undefined;
    readonly keep: (plan: Compiled) => void;
  },
): Answer | undefined {
  try {
    const compiled = compileField(info, request, budget);
    if (compiled?.isShared) keep(compiled);
    return compiled?.answer(request, statistics);
  } catch (error) {
    throw error instanceof OverBudget ? error.publicError : error;
  }
}
