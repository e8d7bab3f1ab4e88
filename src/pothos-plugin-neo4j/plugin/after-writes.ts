import type { GraphQLResolveInfo } from 'graphql';
import type { RunStatement } from '../compiler/statement.ts';
import type { ReadByKey } from './read-by-key.ts';
import type { RootOptions } from './root.ts';

/** The path of a field in an answer, and the type that the field belongs to. */
export type Place = Pick<GraphQLResolveInfo, 'variableValues' | 'path' | 'parentType'>;

/** A field beneath a mutation: its value, read within the transaction, or its statement, compiled to run after the commit. */
export type ReadBeneath = { readonly value: unknown } | { readonly prepared: ReadByKey };

/** How an execution reads after it has written. The map below uses `variableValues` as the key, an object of each execution. */
interface Written {
  readonly run: RunStatement;
  readonly beneath: Map<string, ReadBeneath>;
}

const written = new WeakMap<object, Written>();

/** Records a committed mutation: a function that runs statements which see the write, and the fields beneath the mutation. */
export function noteWrite(
  { variableValues }: Pick<Place, 'variableValues'>,
  run: RunStatement,
  beneath: readonly (readonly [Place, ReadBeneath])[] = [],
): void {
  const places = beneath.map(([place, read]) => [nameOf(place), read] as const);
  written.set(variableValues, { run, beneath: new Map(places) });
}

/** The function that runs a statement. After a mutation of the same operation, the statement sees what that has written. */
export function runFor(info: Pick<Place, 'variableValues'>, root: RootOptions, context: object): RunStatement {
  return written.get(info.variableValues)?.run ?? root.run(context);
}

/** What the mutation above a field has read or compiled for it. */
export function readBeneath(place: Place): ReadBeneath | undefined {
  return written.get(place.variableValues)?.beneath.get(nameOf(place));
}

const nameOf = ({ path, parentType }: Place): string => `${keysOf(path)}:${parentType.name}`;

const keysOf = ({ key, prev }: Place['path']): string => (prev === undefined ? String(key) : `${keysOf(prev)}.${key}`);
