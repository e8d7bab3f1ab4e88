import { getMappedArgumentValues, isThenable } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { compileField } from '../compiler/compile.ts';
import type { FieldMapping } from '../compiler/mapping.ts';
import { Refusal, slotKey } from '../compiler/reader.ts';
import type { Coerce } from '../compiler/scope.ts';
import type { RunStatement } from '../compiler/statement.ts';

type Resolver = GraphQLFieldResolver<unknown, object>;

/** The resolver of a field that the compiler answers. A root field runs one statement, the others read its answer. */
export function resolverFor(
  mapping: FieldMapping,
  isRoot: boolean,
  run: (context: object) => RunStatement,
): Resolver | undefined {
  if (isRoot) return rootResolver(run);
  switch (mapping.kind) {
    case 'globalId':
    case 'needs':
      return undefined;
    case 'property':
      return (row) => (row as Record<string, unknown>)[mapping.name];
    case 'pageInfo':
    case 'totalCount':
    case 'cursor':
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

function rootResolver(run: (context: object) => RunStatement): Resolver {
  return async (_root, _args, context, info) => {
    const coerce: Coerce = (field, node) => {
      const values = getMappedArgumentValues(field, node, context, info);
      if (isThenable(values)) {
        throw new TypeError(`${field.name}: arguments that are mapped asynchronously cannot be compiled.`);
      }
      return values;
    };
    const compiled = compileField(info, coerce);
    if (compiled === undefined) return unknownNodes(info.fieldName, _args);
    return compiled.read(await run(context)(compiled.statement));
  };
}

/** What `node` and `nodes` answer when no id names a type of the graph. */
function unknownNodes(_field: string, args: { readonly ids?: readonly unknown[] }): unknown {
  return args.ids === undefined ? null : args.ids.map(() => null);
}
