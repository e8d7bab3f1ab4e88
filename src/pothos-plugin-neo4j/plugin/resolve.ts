import { type GraphQLFieldResolver, isNonNullType } from 'graphql';
import type { FieldMapping } from '../compiler/mapping.ts';
import { isMissing, missingValue } from '../compiler/missing-value.ts';
import { cursorKey, Refusal, slotKey } from '../compiler/reader.ts';
import { runFor } from './after-writes.ts';
import { begunRoot } from './direct.ts';
import { answerWithinBudget, type RootOptions, requestValues } from './root.ts';

type Resolver = GraphQLFieldResolver<unknown, object>;

/** The resolver of a field that the compiler answers. A root field runs one statement; other fields read from its records. */
export function resolverFor(mapping: FieldMapping, isRoot: boolean, root: RootOptions): Resolver | undefined {
  if (mapping.kind === 'given') return undefined;
  if (isRoot) return rootResolver(root);
  switch (mapping.kind) {
    case 'cursor':
      return (row) => (row as Record<string, unknown>)[cursorKey];
    case 'globalId':
    case 'needs':
      return undefined;
    case 'property':
      return (row, _args, _context, { returnType, parentType }) => {
        const value = (row as Record<string, unknown>)[mapping.name];
        if (isMissing(value) && isNonNullType(returnType)) throw missingValue(parentType.name, mapping.name, row);
        return value;
      };
    case 'part':
      return (row) => (row as Record<string, unknown>)[mapping.name];
    case 'totalCount':
      return (row) => (row as Record<string, unknown>)[mapping.kind];
    default:
      return readSlot;
  }
}

/** Wraps a resolver of the author. It throws `INCOMPLETE_DATA` if a required property that the resolver needs is missing. */
export function needingResolver<Context>(
  required: readonly string[],
  resolve: GraphQLFieldResolver<unknown, Context, object>,
): GraphQLFieldResolver<unknown, Context, object> {
  return (row, args, context, info) => {
    const missing = required.find((name) => isMissing((row as Record<string, unknown>)[name]));
    if (missing !== undefined) throw missingValue(info.parentType.name, missing, row);
    return resolve(row, args, context, info);
  };
}

/** Reads the value that was planned for the response key of the field. Throws if it is a refusal. */
const readSlot: Resolver = (row, _args, _context, info) => {
  return valueIn((row as Record<string, unknown>)[slotKey(String(info.path.key))]);
};

function rootResolver(root: RootOptions): Resolver {
  return async (_root, args, context, info) => {
    const begun = info.path.prev === undefined ? begunRoot(context, String(info.path.key), info) : undefined;
    if (begun !== undefined) return valueIn(begun.answer.read(await begun.records));
    const request = requestValues(root, context, info);
    const answer = await answerWithinBudget(root, context, info, request);
    if (answer === undefined) return unknownNodes(args);
    return valueIn(answer.read(await runFor(info, root, context)(answer.statement)));
  };
}

function valueIn(answer: unknown): unknown {
  if (answer instanceof Refusal) throw answer.error;
  return answer;
}

/** The value of `node` and `nodes` if no id names a type of the graph. */
function unknownNodes(args: { readonly ids?: readonly unknown[] }): unknown {
  return args.ids === undefined ? null : args.ids.map(() => null);
}
