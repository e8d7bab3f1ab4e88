import type { GraphQLResolveInfo } from 'graphql';
import type { RunStatement } from '../compiler/statement.ts';
import type { ReadByKey } from './read-by-key.ts';
import type { RootOptions } from './root.ts';

/** A place in an answer, and the type of the object that it stands in. */
export type Place = Pick<GraphQLResolveInfo, 'variableValues' | 'path' | 'parentType'>;

/** A field beneath a mutation: read within its transaction, or compiled to be read after it. */
export type ReadBeneath = { readonly value: unknown } | { readonly prepared: ReadByKey };

/** What an execution has written. Its key are the values of its variables, which are an object of its own. */
interface Written {
  readonly run: RunStatement;
  readonly beneath: Map<string, ReadBeneath>;
}

const written = new WeakMap<object, Written>();

/** Remembers a mutation that is committed: how what it wrote is seen, and what is answered beneath it. */
export function noteWrite(
  { variableValues }: Pick<Place, 'variableValues'>,
  run: RunStatement,
  beneath: readonly (readonly [Place, ReadBeneath])[] = [],
): void {
  const places = beneath.map(([place, read]) => [nameOf(place), read] as const);
  written.set(variableValues, { run, beneath: new Map(places) });
}

/** How a statement runs: where the operation has written before, so that it sees that. */
export function runFor(info: Pick<Place, 'variableValues'>, root: RootOptions, context: object): RunStatement {
  return written.get(info.variableValues)?.run ?? root.run(context);
}

/** What is known of a field beneath a mutation. */
export function readBeneath(place: Place): ReadBeneath | undefined {
  return written.get(place.variableValues)?.beneath.get(nameOf(place));
}

const nameOf = ({ path, parentType }: Place): string => `${keysOf(path)}:${parentType.name}`;

const keysOf = ({ key, prev }: Place['path']): string => (prev === undefined ? String(key) : `${keysOf(prev)}.${key}`);
