import type { Property, PropertyType } from '../model/define.ts';
import { type ObservedTypes, sum } from './observation.ts';

/** A function of the vocabulary that declares the type of a property. */
export type TypeWord = PropertyType | 'bigInt' | 'double';

/** The type of a property in a model, or why it can have none. */
export type JudgedType =
  | { readonly type: TypeWord; readonly list: boolean; readonly note?: string | undefined }
  | { readonly reason: string };

/** By the names that `valueType` of Cypher returns, and by those that `propertyRows` has for wide numbers. */
const TYPES: ReadonlyMap<string, TypeWord> = new Map([
  ['STRING', 'text'],
  ['INTEGER', 'integer'],
  ['WIDE INTEGER', 'bigInt'],
  ['FLOAT', 'float'],
  ['WIDE FLOAT', 'double'],
  ['BOOLEAN', 'boolean'],
  ['DATE', 'date'],
  ['ZONED DATETIME', 'dateTime'],
  ['LOCAL DATETIME', 'localDateTime'],
  ['ZONED TIME', 'time'],
  ['LOCAL TIME', 'localTime'],
  ['DURATION', 'duration'],
  ['POINT', 'point'],
]);

/** The function of the vocabulary that declares a property of a model. */
export function wordOf({ type, isWide }: Pick<Property, 'type' | 'isWide'>): TypeWord {
  if (isWide && type === 'integer') return 'bigInt';
  return isWide && type === 'float' ? 'double' : type;
}

/** Whether a property of one type can hold every value of another. */
export function holds(wide: TypeWord, narrow: TypeWord): boolean {
  if (wide === narrow) return true;
  if (wide === 'bigInt') return narrow === 'integer';
  if (wide === 'float') return narrow === 'integer';
  return wide === 'double' && (narrow === 'float' || narrow === 'integer');
}

/** What Cypher calls the type of the items of an empty list. */
const NOTHING = 'NOTHING';

/** Whether all values are empty lists, which fit a list of any type. */
export const isAlwaysEmpty = (types: ObservedTypes): boolean =>
  [...types.keys()].every((written) => parse(written).name === NOTHING);

/** The type of a property in a model that fits all its values. */
export function judgeTypes(types: ObservedTypes): JudgedType {
  const parsed = [...types].map(([written, count]) => ({ ...parse(written), count }));
  const lists = parsed.filter(({ list }) => list);
  if (lists.length > 0 && lists.length < parsed.length) {
    const [many, single] = [sum(lists.map(({ count }) => count)), sum(parsed.map(({ count }) => count))];
    return { reason: `It is a list in ${many} of ${single} cases, and a single value in the others.` };
  }
  const list = lists.length > 0;
  const counts = new Map<string, number>();
  for (const { name, count } of parsed) if (name !== NOTHING) counts.set(name, (counts.get(name) ?? 0) + count);
  const names = [...counts.keys()].sort();
  if (names.length === 0)
    return { type: 'text', list, note: 'All lists are empty, so the type of their items is not known.' };
  const words = names.map((name) => TYPES.get(name));
  const widest = words.find((wide) => wide !== undefined && words.every((word) => word && holds(wide, word)));
  if (widest !== undefined) {
    const isMixed = names.length > 1 && widest !== 'bigInt' && counts.has('INTEGER');
    return {
      type: widest,
      list,
      note: isMixed ? `Some values (${counts.get('INTEGER')}) are whole numbers.` : undefined,
    };
  }
  if (names.length === 1) return { reason: `A model has no type for ${names[0]}.` };
  return { reason: `Its values have several types: ${names.map((one) => `${one} in ${counts.get(one)}`).join(', ')}.` };
}

/** `LIST<STRING NOT NULL> NOT NULL` is a list of `STRING`. */
function parse(written: string): { readonly name: string; readonly list: boolean } {
  const plain = written.replaceAll(' NOT NULL', '');
  const [, item] = /^LIST<(.*)>$/.exec(plain) ?? [];
  return item === undefined ? { name: plain, list: false } : { name: item, list: true };
}
