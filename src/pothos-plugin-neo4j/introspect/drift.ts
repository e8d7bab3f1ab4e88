import { isA, labelsOf, type NodeModel, type Properties, type Property, storedAt } from '../model/define.ts';
import type { GraphModel, RelationshipModel } from '../model/relationship.ts';
import {
  byCodePoint,
  type Holders,
  mergedHolders,
  type Observation,
  type ObservedRelationship,
  type ObservedTypes,
  sum,
} from './observation.ts';
import { holds, isAlwaysEmpty, judgeTypes, wordOf } from './property-type.ts';

/**
 * The differences between a model and a database, a line for each: what only the database has, what only the model has, and
 * what the model claims wrongly. `leftOut` names what the model leaves out on purpose.
 */
export function driftOf(model: GraphModel, leftOut: readonly string[], observation: Observation): readonly string[] {
  const known = new Set(leftOut);
  return [...driftOfNodes(model, known, observation), ...driftOfRelationships(model, known, observation)];
}

function* driftOfNodes({ nodes }: GraphModel, known: ReadonlySet<string>, observation: Observation): Iterable<string> {
  const modelled = new Set(nodes.map(({ label }) => label));
  for (const { label, count } of [...observation.labels].sort((one, other) => byCodePoint(one.label, other.label))) {
    if (!modelled.has(label) && !known.has(label)) yield `New label ${label}, on ${counted(count, 'node')}.`;
  }
  for (const node of nodes) {
    const { label } = node;
    const kinds = observation.kinds.filter(({ labels }) => labels.includes(label));
    if (kinds.length === 0) {
      if (!observation.labels.some((one) => one.label === label)) yield `No node has the label ${label} any more.`;
      continue;
    }
    const isWhole = kinds.every((kind) => kind.isWhole);
    const holders = mergedHolders(kinds);
    yield* driftOfProperties(label, node.properties, holders, { known, isWhole, isAbstract: node.abstract });
    yield* driftOfKey(node, observation);
    yield* driftOfLabels(node, nodes, kinds);
  }
}

/** Properties that must be unique and are not. */
function* driftOfKey(node: NodeModel, { rules, labels }: Observation): Iterable<string> {
  for (const name of [...(node.keyLabel === node.label ? [node.key] : []), ...node.unique]) {
    const stored = storedAt(node.properties, name);
    if (stored === 'elementId') continue;
    const { property } = stored;
    const isKept = rules.some(
      ({ kind, on, names, properties }) =>
        kind === 'unique' &&
        on === 'node' &&
        properties.length === 1 &&
        properties[0] === property &&
        labelsOf(node).some((label) => names.includes(label)),
    );
    const found = labels.find(({ label }) => label === node.label);
    const isLost = found?.repeated.has(property) === true;
    if (!isKept && isLost)
      yield `${node.label}.${property} is unique in the model, and several nodes have the same value.`;
  }
}

/** Nodes that carry an abstract label and none of the labels that have it as a parent. */
function* driftOfLabels(node: NodeModel, nodes: readonly NodeModel[], kinds: Observation['kinds']): Iterable<string> {
  if (node.abstract) {
    const concrete = nodes.filter((other) => !other.abstract && isA(other, node)).map(({ label }) => label);
    const strange = kinds.filter(({ labels }) => !labels.some((label) => concrete.includes(label)));
    if (strange.length > 0) {
      yield `Label ${node.label} is on ${counted(sum(strange.map(({ count }) => count)), 'node')} without a label that has it as a parent in the model: ${strange[0]!.labels.join(', ')}.`;
    }
  }
}

interface PropertyOptions {
  readonly known: ReadonlySet<string>;
  readonly isWhole: boolean;
  /** Then further properties are no difference: the labels below can declare them. */
  readonly isAbstract: boolean;
}

function* driftOfProperties(
  owner: string,
  properties: Properties,
  { count, properties: observed }: Holders,
  { known, isWhole, isAbstract }: PropertyOptions,
): Iterable<string> {
  const modelled = byStoredName(properties);
  for (const [name, types] of [...observed].sort(([one], [other]) => byCodePoint(one, other))) {
    const what = `${owner}.${name}`;
    const present = sum(types.values());
    const property = modelled.get(name);
    if (known.has(what)) continue;
    if (property !== undefined) {
      yield* driftOfType(what, property, types);
      if (property.required && !property.list && present < count) {
        yield `${what} is required in the model, and ${count - present} of ${count} lack it.`;
      }
    } else if (!isAbstract) yield `New property ${what}, on ${present} of ${count}: ${typeInWords(types)}.`;
  }
  if (!isWhole) return;
  for (const [name, { required, list }] of modelled) {
    if (observed.has(name)) continue;
    yield `Nothing has the property ${owner}.${name} any more${required && !list ? ', and the model requires it' : ''}.`;
  }
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The properties of a model by their names in the database. */
function byStoredName(properties: Properties): ReadonlyMap<string, Property> {
  const stored = new Map<string, Property>();
  for (const [name, property] of Object.entries(properties)) {
    const at = storedAt(properties, name);
    if (at !== 'elementId') stored.set(at.property, property);
  }
  return stored;
}

const named = (of: { readonly type: string; readonly list: boolean }) => `${of.list ? 'a list of ' : ''}${of.type}`;

/** The type that a model would have for some values; if there is none, their types in the database. */
function typeInWords(types: ObservedTypes): string {
  const judged = judgeTypes(types);
  return 'reason' in judged ? [...types.keys()].sort().join(', ') : named(judged);
}

/** The type of a property differs only if values of the database do not fit the type in the model. */
function* driftOfType(what: string, property: Property, types: ObservedTypes): Iterable<string> {
  const { list } = property;
  if (list && isAlwaysEmpty(types)) return;
  const judged = judgeTypes(types);
  const inModel = { type: wordOf(property), list };
  if ('reason' in judged) yield `${what} is ${named(inModel)} in the model. ${judged.reason}`;
  else if (judged.list !== list || !holds(inModel.type, judged.type))
    yield `${what} is ${named(inModel)} in the model, and ${named(judged)} in the database.`;
}

function* driftOfRelationships(
  { relationships }: GraphModel,
  known: ReadonlySet<string>,
  observation: Observation,
): Iterable<string> {
  for (const { type, total } of observation.relationships) {
    if (!relationships.some((one) => one.type === type) && !known.has(type)) {
      yield `New relationship type ${type}, ${counted(total, 'relationship')}.`;
    }
  }
  for (const type of new Set(relationships.map((one) => one.type))) {
    const observed = observation.relationships.find((one) => one.type === type);
    const models = relationships.filter((one) => one.type === type);
    if (observed === undefined) yield `There is no relationship of the type ${type} any more.`;
    else yield* driftOfRelationship(models, observed, known);
  }
}

function* driftOfRelationship(
  models: readonly RelationshipModel[],
  observed: ObservedRelationship,
  known: ReadonlySet<string>,
): Iterable<string> {
  const { type, ends, isOneIn, isOneOut, repeats, isWhole } = observed;
  const strange = ends.filter(
    ({ from, to }) => !models.some((model) => from.includes(model.from.label) && to.includes(model.to.label)),
  );
  for (const { from, to, count } of strange) {
    yield `${type} leads from ${from.join(' and ') || 'no label'} to ${to.join(' and ') || 'no label'}, which the model does not name: ${counted(count, 'relationship')}.`;
  }
  const [model] = models;
  if (model === undefined || models.length > 1) return;
  const [oneFrom, oneTo] = [
    model.atMostOne === 'from' || model.atMostOne === 'both',
    model.atMostOne === 'to' || model.atMostOne === 'both',
  ];
  if (oneTo && isOneOut === false)
    yield `${type} leads to at most one ${model.to.label} in the model, and to several in the database.`;
  if (oneFrom && isOneIn === false)
    yield `${type} comes from at most one ${model.from.label} in the model, and from several in the database.`;
  if (model.repeats === false && repeats === true)
    yield `${type} does not repeat in the model, and joins some two nodes several times in the database.`;
  yield* driftOfProperties(type, model.properties, observed, { known, isWhole, isAbstract: false });
}
