import { getMappedArgumentValues, isThenable } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Budget } from '../compiler/budget.ts';
import { type Answer, type Compiled, compileField, type FieldInfo } from '../compiler/compile.ts';
import { OverBudget } from '../compiler/cost.ts';
import { type Coerce, type CurrentKey, RequestValues } from '../compiler/request-values.ts';
import type { RunStatement } from '../compiler/statement.ts';
import type { GraphStatistics } from '../compiler/statistics.ts';
import type { RunTransaction } from '../compiler/transaction.ts';
import type { Visibility } from '../compiler/visibility.ts';
import type { PlanCache } from './plan-cache.ts';

/** What root fields need to run their statement. */
export interface RootOptions {
  readonly run: (context: object) => RunStatement;
  /** How a mutation writes; undefined where the builder was not told. */
  readonly write: ((context: object) => RunTransaction) | undefined;
  readonly budget: Budget;
  readonly statistics: (context: object) => GraphStatistics | undefined;
  readonly currentKey: (context: object) => CurrentKey | undefined;
  /** Who sees what in a request; undefined where no type has a rule. */
  readonly visibility: (context: object) => Visibility | undefined;
  readonly plans: PlanCache;
}

/** A root field that is asked for. */
export type RootInfo = FieldInfo & Pick<GraphQLResolveInfo, 'operation' | 'path'>;

/** The values of a request, whose arguments are mapped as Pothos does. */
export function requestValues(
  { currentKey, visibility }: RootOptions,
  context: object,
  info: Pick<GraphQLResolveInfo, 'variableValues'>,
  mostKeys?: number,
): RequestValues {
  const coerce: Coerce = (field, node) => {
    const values = getMappedArgumentValues(field, node, context, info as GraphQLResolveInfo);
    if (isThenable(values)) {
      throw new TypeError(`${field.name}: arguments that are mapped asynchronously cannot be compiled.`);
    }
    return values;
  };
  return new RequestValues(coerce, currentKey(context), visibility(context), mostKeys);
}

/** What a root field asks of the database, by a plan that is kept or one that is made. Undefined where nothing is found without asking. */
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
