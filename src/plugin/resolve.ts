import { getMappedArgumentValues, isThenable } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { type Answer, type Compiled, compileField, type FieldInfo } from '../compiler/compile.ts';
import { type Budget, OverBudget } from '../compiler/cost.ts';
import type { FieldMapping } from '../compiler/mapping.ts';
import { cursorKey, Refusal, slotKey } from '../compiler/reader.ts';
import { type CurrentKey, RequestValues } from '../compiler/request-values.ts';
import type { RunStatement } from '../compiler/statement.ts';
import type { GraphStatistics } from '../compiler/statistics.ts';
import { refuseWithOthers, spendWithOthers } from './operation-budget.ts';
import type { PlanCache } from './plan-cache.ts';

type Resolver = GraphQLFieldResolver<unknown, object>;

/** What root fields need to run their statement. */
export interface RootOptions {
  readonly run: (context: object) => RunStatement;
  readonly budget: Budget;
  readonly statistics: (context: object) => GraphStatistics | undefined;
  readonly currentKey: (context: object) => CurrentKey | undefined;
  readonly plans: PlanCache;
}

/** The resolver of a field that the compiler answers. A root field runs one statement, the others read its answer. */
export function resolverFor(mapping: FieldMapping, isRoot: boolean, root: RootOptions): Resolver | undefined {
  if (isRoot) return rootResolver(root);
  switch (mapping.kind) {
    case 'cursor':
      return (row) => (row as Record<string, unknown>)[cursorKey];
    case 'globalId':
    case 'needs':
      return undefined;
    case 'property':
      return (row) => (row as Record<string, unknown>)[mapping.name];
    case 'pageInfo':
    case 'totalCount':
      return (row) => (row as Record<string, unknown>)[mapping.kind];
    default:
      return readSlot;
  }
}

/** Reads what was planned for the response key of the field; a refusal is this field's error. */
const readSlot: Resolver = (row, _args, _context, info) => {
  const value = (row as Record<string, unknown>)[slotKey(String(info.path.key))];
  if (value instanceof Refusal) throw value.error;
  return value;
};

function rootResolver({ run, budget, plans, statistics: statisticsOf, currentKey }: RootOptions): Resolver {
  return async (_root, args, context, info) => {
    const request = new RequestValues((field, node) => {
      const values = getMappedArgumentValues(field, node, context, info);
      if (isThenable(values)) {
        throw new TypeError(`${field.name}: arguments that are mapped asynchronously cannot be compiled.`);
      }
      return values;
    }, currentKey(context));
    refuseWithOthers(info, budget);
    const statistics = statisticsOf(context);
    const shape = plans.shapeOf(info);
    const answer =
      plans.answer(shape, request, statistics) ??
      compileAnew(info, request, { budget, statistics, keep: (plan) => plans.keep(shape, plan, info.operation) });
    if (answer === undefined) return unknownNodes(args);
    if (answer.statement.cost !== undefined) await spendWithOthers(info, answer.statement.cost, budget);
    const value = answer.read(await run(context)(answer.statement));
    if (value instanceof Refusal) throw value.error;
    return value;
  };
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

/** What `node` and `nodes` answer when no id names a type of the graph. */
function unknownNodes(args: { readonly ids?: readonly unknown[] }): unknown {
  return args.ids === undefined ? null : args.ids.map(() => null);
}
