import { type GraphQLResolveInfo, getNamedType } from 'graphql';
import { inCapitalLetters } from '../model/define.ts';
import type { Meter } from './cost.ts';
import { type ConnectionMapping, type FieldMapping, fieldMapping } from './mapping.ts';
import { firstOutput, rowsOutput, throughOutput } from './output.ts';
import { planFields, planObject } from './plan.ts';
import { type GlobalId, type Planned, planGiven, planNodes, propertyType, queryOf, type Root } from './plan-by-key.ts';
import { planParts, spendValue } from './plan-connection.ts';
import { planRootRows } from './plan-custom.ts';
import type { Binding, Expression, Match, Query } from './plan-node.ts';
import { printPlan } from './print.ts';
import type { Refusal } from './reader.ts';
import { always, argumentsOf, type RequestValues } from './request-values.ts';
import { propertyOf } from './row-builder.ts';
import { newScope, type Places, type Planning, possibleTypes, startPlanning } from './scope.ts';
import { connectionSite, isListedOnce, pageQuery } from './site.ts';
import type { Parameter, PositionalRecord, Statement } from './statement.ts';
import type { GraphStatistics } from './statistics.ts';
import type { Writer } from './writer.ts';

/** The part of the resolve info that the compiler reads. */
export type FieldInfo = Pick<
  GraphQLResolveInfo,
  'schema' | 'fragments' | 'variableValues' | 'fieldNodes' | 'parentType' | 'fieldName'
>;

/** The statement of a root field for one request, and functions that make the value of the field from its records. */
export interface Answer {
  readonly statement: Statement;
  readonly read: (records: readonly PositionalRecord[]) => unknown;
  /** Writes the value as JSON. Undefined if only resolvers can answer; throws if these records need a resolver. */
  readonly write: Writer | undefined;
  /** The first refused field beneath, if there is one. That field answers with the error. */
  readonly refusal?: Refusal | undefined;
}

/** A compiled root field: a statement without values, for every request of one shape. */
export interface Compiled {
  /** False if a field beneath is refused: then no other request can use it. */
  readonly isShared: boolean;
  /** The length of the statement's text. */
  readonly characters: number;
  /** How many parts of filters were planned, and fields, each for every type that has them planned apart: the plan holds something for each. */
  readonly parts: number;
  /**
   * The answer to a request of the same shape. Undefined if the plan does not fit the request, although the shape is the same.
   * Throws if a value is wrong or costs too much. The caller then compiles again, which finds the field that has to report it.
   */
  readonly answer: (request: RequestValues, statistics: GraphStatistics | undefined) => Answer | undefined;
}

/**
 * Compiles a root field, and everything selected beneath it, to one statement. Undefined if the answer is null without a
 * statement. Throws if the arguments of the field itself are refused. A mistake beneath becomes the error of its own field.
 */
export function compileField(info: FieldInfo, request: RequestValues, meter: Meter): Compiled | undefined {
  const field = info.parentType.getFields()[info.fieldName];
  const mapping = field && fieldMapping(field);
  if (field === undefined || mapping === undefined)
    throw new TypeError(`Field ${info.fieldName} has no meaning in the graph.`);
  const planning = startPlanning(info, { request, meter, planObject, planFields });
  const root = { field, nodes: info.fieldNodes, args: argumentsOf(field, info.fieldNodes[0]!) };
  const planned = planRoot(planning, mapping, root);
  if (planned === undefined) return undefined;
  const { text, columns, bindings, wanted } = printPlan(planned.plan, planning.seeing);
  planning.release();
  const { first: refusal } = planning.refused;
  const answer: Compiled['answer'] = (other, statistics) => {
    if (!planning.guards.every((guard) => guard(other))) return undefined;
    const parameters: Record<string, Parameter> = {};
    const values = meter.sizeOfValues(parametersOf(bindings, other, parameters));
    const cost = meter.check(other, { characters: text.length, values }, statistics);
    const { read, write } = planned.output;
    const statement = { text, columns, parameters, cost, wanted };
    return { statement, read: (records) => read(records, other), write, refusal };
  };
  return { isShared: refusal === undefined, characters: text.length, parts: meter.parts, answer };
}

/** Makes the parameters one by one: of a list that is used a thousand times, not all could be held before they are counted. */
function* parametersOf(
  bindings: Readonly<Record<string, Binding>>,
  request: RequestValues,
  made: Record<string, Parameter>,
): Generator<Parameter> {
  for (const [name, { type, list, value }] of Object.entries(bindings)) {
    const parameter = { type, list, value: request.of(value) };
    made[name] = parameter;
    yield parameter;
  }
}

function planRoot(planning: Planning, mapping: FieldMapping, root: Root): Planned | undefined {
  switch (mapping.kind) {
    case 'lookup':
      return planLookup(planning, mapping, root);
    case 'single':
      return planSingle(planning, mapping, root);
    case 'connection':
      return planRootConnection(planning, mapping, root);
    case 'rows':
      planning.request.of(root.args);
      return planRootRows(planning, mapping, root.field, root.nodes);
    case 'given':
      return planGiven(planning, mapping, root);
    case 'nodeById':
      return planNodes(planning, root, (args) => [args['id'] as GlobalId], firstOutput);
    case 'nodesByIds':
      return planNodes(
        planning,
        root,
        (args) => args['ids'] as readonly GlobalId[],
        (node) => rowsOutput(root.field.type, node),
      );
    default:
      throw new TypeError(
        `Field ${root.field.name} is a ${mapping.kind}, which is only possible beneath another field.`,
      );
  }
}

function planLookup(
  planning: Planning,
  { target, by, argument }: Extract<FieldMapping, { kind: 'lookup' }>,
  { field, nodes, args }: Root,
): Planned {
  const scope = newScope(planning, target);
  const object = planObject(planning, scope, possibleTypes(planning, getNamedType(field.type)), nodes);
  const { variable: node } = scope.node;
  const isInCapitals = target.properties[by]?.inCapitals === true;
  const key = (request: RequestValues) => {
    const named = request.of(args)[argument];
    return isInCapitals ? inCapitalLetters(named) : named;
  };
  planning.request.of(key);
  const value: Binding = { type: propertyType(target, by), list: false, value: key };
  const match: Match = { kind: 'key', node, model: target, property: by, value };
  return { plan: { query: queryOf(scope, match), extras: [] }, output: firstOutput(object) };
}

function planSingle(
  planning: Planning,
  { target }: Extract<FieldMapping, { kind: 'single' }>,
  { field, nodes }: Root,
): Planned {
  const scope = newScope(planning, target);
  const object = planObject(planning, scope, possibleTypes(planning, getNamedType(field.type)), nodes);
  const query: Query = {
    ...queryOf(scope, { kind: 'label', node: scope.node.variable, model: target }),
    // The database may have several such nodes. The order makes the answer the same each time.
    order: [{ property: propertyOf(scope.node, target.key), direction: 'ASC' }],
    limit: { type: 'integer', list: false, value: always(1) },
  };
  return { plan: { query, extras: [] }, output: firstOutput(object) };
}

function planRootConnection(planning: Planning, mapping: ConnectionMapping, { field, nodes, args }: Root): Planned {
  const site = connectionSite(planning, mapping, args, undefined);
  // Values that follow the columns of the row, by name. The reader finds them after the list of rows.
  const extras = new Map<string, () => Expression>();
  const value: Places['value'] = (name, build, beside) => {
    if (!extras.has(name)) {
      spendValue(planning, site, name, beside);
      extras.set(name, build);
    }
    return 1 + [...extras.keys()].indexOf(name);
  };
  const rows = () => {
    spendValue(planning, site, 'rows');
    return 0;
  };
  const connection = planParts(planning, site, field, nodes, undefined, { rows, value });
  const expressions = () => [...extras.values()].map((build) => build());
  if (!site.asked.rows) {
    const plan = { query: undefined, extras: expressions() };
    return { plan, output: throughOutput((records) => [[], ...((records[0] ?? []) as PositionalRecord)], connection) };
  }
  const present = extras.size === 0 ? undefined : site.scope.row.isThere(site.scope.node.variable);
  const query = pageQuery(site, undefined, planning.request.of(site.page).backward);
  const width = query.row.columns.length;
  const view = (found: PositionalRecord): PositionalRecord => {
    const records = found as readonly PositionalRecord[];
    const rows = present === undefined ? records : records.filter((record) => record[present] === true);
    return [rows, ...(records[0]?.slice(width) ?? [])];
  };
  const total = [...extras.keys()].indexOf('total');
  const sizeOfList = total >= 0 && isListedOnce(site) ? total : undefined;
  return { plan: { query, extras: expressions(), sizeOfList }, output: throughOutput(view, connection) };
}
