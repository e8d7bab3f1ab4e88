import type { PropertyType } from '../model/define.ts';
import { type ObservedTypes, sum } from './observation.ts';

/** The type that a model gives a property, or why it gives none. */
export type JudgedType =
  | { readonly type: PropertyType; readonly list: boolean; readonly note?: string | undefined }
  | { readonly reason: string };

const TYPES: ReadonlyMap<string, PropertyType> = new Map([
  ['STRING', 'text'],
  ['INTEGER', 'integer'],
  ['FLOAT', 'float'],
  ['BOOLEAN', 'boolean'],
  ['DATE', 'date'],
  ['ZONED DATETIME', 'dateTime'],
]);

/** What an empty list is a list of. */
const NOTHING = 'NOTHING';

/** Whether all values are lists without an item, which fit a list of any type. */
export const isAlwaysEmpty = (types: ObservedTypes): boolean =>
  [...types.keys()].every((written) => parse(written).name === NOTHING);

/** Judges the types that the values of one property have, as `valueType` of Cypher names them. */
export function judgeTypes(types: ObservedTypes): JudgedType {
  const parsed = [...types].map(([written, count]) => ({ ...parse(written), count }));
  const lists = parsed.filter(({ list }) => list);
  if (lists.length > 0 && lists.length < parsed.length) {
    const [many, single] = [sum(lists.map(({ count }) => count)), sum(parsed.map(({ count }) => count))];
    return { reason: `It holds a list in ${many} of ${single}, and one value in the others.` };
  }
  const list = lists.length > 0;
  const counts = new Map<string, number>();
  for (const { name, count } of parsed) if (name !== NOTHING) counts.set(name, (counts.get(name) ?? 0) + count);
  const names = [...counts.keys()].sort();
  if (names.length === 0) return { type: 'text', list, note: 'Always empty: nothing tells of what it is a list.' };
  const [name] = names;
  if (names.length === 1) {
    const type = TYPES.get(name!);
    if (type !== undefined) return { type, list };
    if (name === 'LONG') return { reason: "It holds whole numbers of more than 32 bits, which GraphQL's Int cannot." };
    return { reason: `A model has no type for ${name}.` };
  }
  if (names.includes('LONG'))
    return { reason: "Some of it are whole numbers of more than 32 bits, which GraphQL's Int cannot hold." };
  if (names.every((one) => one === 'FLOAT' || one === 'INTEGER')) {
    return { type: 'float', list, note: `Whole numbers in ${counts.get('INTEGER')}.` };
  }
  return { reason: `Its values have several types: ${names.map((one) => `${one} in ${counts.get(one)}`).join(', ')}.` };
}

/** `LIST<STRING NOT NULL> NOT NULL` is a list of `STRING`. */
function parse(written: string): { readonly name: string; readonly list: boolean } {
  const plain = written.replaceAll(' NOT NULL', '');
  const [, item] = /^LIST<(.*)>$/.exec(plain) ?? [];
  return item === undefined ? { name: plain, list: false } : { name: item, list: true };
}
