import { getMappedArgumentValues, isThenable } from '@pothos/core';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Budget } from '../compiler/budget.ts';
import { type Answer, type Compiled, compileField, type FieldInfo } from '../compiler/compile.ts';
import { Meter, OverBudget } from '../compiler/cost.ts';
import { fieldMapping } from '../compiler/mapping.ts';
import { type Coerce, type CurrentKey, RequestValues } from '../compiler/request-values.ts';
import type { RunStatement } from '../compiler/statement.ts';
import type { GraphStatistics } from '../compiler/statistics.ts';
import type { RunTransaction } from '../compiler/transaction.ts';
import type { Visibility } from '../compiler/visibility.ts';
import { type ArgumentReader, argumentReader } from './argument-reader.ts';
import { noteRefusedAlone, refuseWithOthers, spendWithOthers } from './operation-budget.ts';
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
    const known = readerFor(field, node)?.(info.variableValues);
    if (known !== undefined) return known;
    const values = getMappedArgumentValues(field, node, context, info as GraphQLResolveInfo);
    if (isThenable(values)) {
      throw new TypeError(
        `${field.name}: an argument is mapped asynchronously, which the compiler cannot do. Map it synchronously.`,
      );
    }
    return values;
  };
  const { incomplete } = statistics(context) ?? {};
  return new RequestValues(coerce, currentKey(context), { visibility: visibility(context), mostKeys, incomplete });
}

type Field = Parameters<Coerce>[0];

/** How the arguments of selected fields are read. */
const readers = new WeakMap<FieldNode, { readonly field: Field; readonly read: ArgumentReader | undefined }>();

/** Undefined where others than the compiler see the arguments, or map them: they could change them. */
function readerFor(field: Field, node: FieldNode): ArgumentReader | undefined {
  const known = readers.get(node);
  if (known?.field === field) return known.read;
  const mapping = fieldMapping(field);
  const isOurs = mapping?.kind === 'connection' && mapping.source === undefined;
  const { pothosArgMappers: mappers } = field.extensions as { readonly pothosArgMappers?: readonly unknown[] };
  const read = isOurs && !mappers?.length ? argumentReader(field, node) : undefined;
  readers.set(node, { field, read });
  return read;
}

/**
 * The statement of a root field, by a kept plan or by a new one. Undefined if the answer is null without a statement.
 * `keepLater` is given what keeps a new plan, to be called when the whole operation is within the budget: plans of documents
 * that are refused would fill the cache.
 */
export function answerTo(
  { plans, budget, statistics: statisticsOf }: RootOptions,
  context: object,
  info: RootInfo,
  request: RequestValues,
  keepLater: (keep: () => void) => void,
): Answer | undefined {
  const statistics = statisticsOf(context);
  const shape = plans.shapeOf(info);
  const keep = (plan: Compiled) => keepLater(() => plans.keep(shape, plan, info.operation));
  return plans.answer(shape, request, statistics) ?? compileAnew(info, request, { budget, statistics, keep });
}

/** The same, once the root fields of the operation are within the budget together; rejects with the refusal of all of them. */
export async function answerWithinBudget(
  options: RootOptions,
  context: object,
  info: RootInfo,
  request: RequestValues,
): Promise<Answer | undefined> {
  let keep = () => {};
  refuseWithOthers(info, options.budget);
  const answer = answerTo(options, context, info, request, (later) => {
    keep = later;
  });
  if (answer?.statement.cost !== undefined) await spendWithOthers(info, answer.statement.cost, options.budget);
  keep();
  return answer;
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
  const meter = new Meter(budget);
  try {
    const compiled = compileField(info, request, meter);
    const answer = compiled?.answer(request, statistics);
    if (compiled?.isShared) keep(compiled);
    return answer;
  } catch (error) {
    noteRefusedAlone(info, meter.planned);
    throw error instanceof OverBudget ? error.publicError : error;
  }
}
