import { suggestion } from '../../dataset/suggest.ts';
import { factTypeOf } from '../../model/fact-type.ts';
import { model } from '../../model/g7.ts';
import { isA, type NodeModel, type Property, type RelationshipModel } from '../../pothos-plugin-neo4j/model/index.ts';
import type { Kind, Step } from './patterns.ts';
import { type Comparison, type PropertyUse, type Reading, readForHints } from './reading.ts';
import { comparedAs, type GivenValue, typeOf } from './values.ts';

/**
 * What a person should know about a query before it runs, because the model tells that a part of it finds nothing: a word
 * that no list has, a value of another type, a property that a label lacks, an arrow the wrong way round. None where the
 * query is too intricate to be sure.
 */
export function hintsOn(text: string, parameters: Readonly<Record<string, unknown>>): readonly string[] {
  const reading = readForHints(text, parameters);
  const hints = [
    ...reading.steps.flatMap((step) => arrowHint(step, reading)),
    ...reading.uses.flatMap(propertyHint),
    ...reading.comparisons.flatMap((comparison) => [...typeHint(comparison), ...wordHint(comparison)]),
    ...reading.labels.flatMap(labelHint),
  ];
  return [...new Set(hints)];
}

/** The properties that a use can mean: those of its holder, or where that is not known, all of the name. */
export function propertiesMeant({ property, kinds }: PropertyUse): readonly Property[] {
  return (kinds ?? [...model.nodes, ...model.relationships]).flatMap(({ properties }) => properties[property] ?? []);
}

export const nameOf = (kind: Kind): string => ('label' in kind ? kind.label : kind.type);

/** The names of some labels: those of a shared label by that one. */
export function namesOf(kinds: readonly Kind[]): string {
  const shared = model.nodes.find(
    (node) =>
      node.abstract &&
      sameSet(
        kinds,
        model.nodes.filter((each) => !each.abstract && isA(each, node)),
      ),
  );
  return shared?.label ?? kinds.map(nameOf).join(' or ');
}

const sameSet = (ones: readonly Kind[], others: readonly Kind[]): boolean =>
  ones.length === others.length && ones.every((one) => others.includes(one));

function arrowHint(step: Step, { kindsOf, excerpt }: Reading): readonly string[] {
  const types = kindsOf(step.relationship) as readonly RelationshipModel[] | undefined;
  if (types === undefined || types.length === model.relationships.length) return [];
  const ends = { left: kindsOf(step.left), right: kindsOf(step.right) };
  const rightwards = leads(types, ends.left, ends.right, step.isChain);
  const leftwards = leads(types, ends.right, ends.left, step.isChain);
  const fits = { right: rightwards, left: leftwards, either: rightwards || leftwards }[step.direction];
  if (fits) return [];
  const written = excerpt(step.left.start, step.right.next);
  const meant = types.map(({ type, from, to }) => `(:${from.label})-[:${type}]->(:${to.label})`).join(' and ');
  const advice = rightwards || leftwards ? 'turn the arrow round' : 'it joins nothing else';
  return [`${written} finds nothing: the model has ${meant}; ${advice}.`];
}

/** Whether one of some types can lead from one node to another; in a chain the first and the last are looked at. */
function leads(
  types: readonly RelationshipModel[],
  start: readonly Kind[] | undefined,
  end: readonly Kind[] | undefined,
  isChain: boolean,
): boolean {
  const starts = types.filter(({ from }) => canBe(start, from));
  const ends = types.filter(({ to }) => canBe(end, to));
  return isChain ? starts.length > 0 && ends.length > 0 : starts.some((type) => ends.includes(type));
}

const canBe = (kinds: readonly Kind[] | undefined, node: NodeModel): boolean =>
  kinds === undefined || kinds.some((kind) => isA(kind as NodeModel, node));

function propertyHint({ property, kinds, written }: PropertyUse): readonly string[] {
  if (kinds === undefined || kinds.some(({ properties }) => property in properties)) return [];
  // The server tells of a name that nothing has.
  if (![...model.nodes, ...model.relationships].some(({ properties }) => property in properties)) return [];
  const known = kinds.flatMap(({ properties }) => Object.keys(properties));
  return [`${written} is never there: ${namesOf(kinds)} has no ${property}${suggestion(property, known) || '.'}`];
}

const typeNames: Readonly<Record<string, string>> = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a day',
  dateTime: 'an instant',
  list: 'a list',
};

function typeHint({ use, operator, given, written }: Comparison): readonly string[] {
  const properties = propertiesMeant(use);
  const [first] = properties;
  if (first === undefined || given.type === undefined) return [];
  const isList = (property: Property) => property.list && !use.isItem;
  if (operator === 'HAS') {
    return properties.some(isList) && misfit(properties, given.type) ? [complaint(use, first, given, written)] : [];
  }
  if (properties.every(isList) && given.type !== 'list') {
    const value = given.parameter === undefined ? 'the value' : `$${given.parameter}`;
    return [`${written} finds nothing: ${use.property} is a list. Write ${value} IN ${use.written}.`];
  }
  const types = operator === 'IN' ? itemTypes(given) : [given.type];
  if (properties.some(isList) || types.length === 0) return [];
  return types.every((type) => misfit(properties, type)) ? [complaint(use, first, given, written)] : [];
}

const itemTypes = ({ value }: GivenValue): readonly string[] =>
  Array.isArray(value) ? value.map(typeOf).filter((type) => type !== undefined) : [];

const misfit = (properties: readonly Property[], type: string): boolean =>
  properties.every((property) => comparedAs[factTypeOf(property)] !== type);

function complaint({ property }: PropertyUse, { type }: Property, given: GivenValue, written: string): string {
  const actual = given.type === 'list' ? itemTypes(given)[0] : given.type;
  const difference = `${property} is ${typeNames[comparedAs[factTypeOf({ type })]]}, the value is ${typeNames[actual ?? 'text']}`;
  return `${written} compares two types, which are never equal: ${difference}.${correction(type, given)}`;
}

function correction(type: Property['type'], { parameter, value }: GivenValue): string {
  if (parameter !== undefined) return ` Say --${parameter}:${type === 'dateTime' ? 'date' : type} and the value.`;
  if (typeof value === 'object') return '';
  if (type === 'date') return ` Write date('${value}').`;
  if (type === 'dateTime') return ` Write datetime('${value}').`;
  if (type === 'text') return ` Write '${value}'.`;
  return Number.isFinite(Number(value)) ? ` Write ${value} without quotes.` : '';
}

function wordHint({ use, operator, given, written }: Comparison): readonly string[] {
  const properties = propertiesMeant(use);
  if (operator === 'TEXT' || properties.length === 0) return [];
  const words = properties.flatMap(({ enumeration }) => Object.keys(enumeration?.values ?? {}));
  // Where the holder is not known, the property can be one that takes any text.
  if (properties.some(({ enumeration }) => enumeration === undefined)) return [];
  const values = Array.isArray(given.value) ? given.value : [given.value];
  const unknown = values.filter((value) => typeof value === 'string' && !words.includes(value));
  return unknown.map(
    (word) => `${written}: ${use.property} never is '${word}'${suggestion(word, words) || '.'} ${listed(words)}`,
  );
}

function labelHint({ value }: GivenValue): readonly string[] {
  const labels = model.nodes.map(({ label }) => label);
  if (typeof value !== 'string' || labels.includes(value)) return [];
  return [`the label '${value}' does not exist${suggestion(value, labels) || '.'}`];
}

const listed = (words: readonly string[]): string => `Its words are ${[...new Set(words)].join(', ')}.`;
