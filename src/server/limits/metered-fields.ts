import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  introspectionTypes,
  isLeafType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { turns } from '../admission/turns.ts';
import type { AnswerMeter } from './answer-meter.ts';

/** What is there where a request is executed; a schema can be used without. */
interface MeteredContext {
  readonly answer?: AnswerMeter;
  readonly client?: string | undefined;
}

type Resolver = GraphQLFieldResolver<unknown, MeteredContext | undefined>;

/** A schema can be served more than once, and all share the types of introspection. */
const metered = new WeakSet<object>();

/**
 * Has every field of the schema, those of introspection included, count what it adds to the answer, and wait for another
 * turn of the event loop where this one is used up. It takes the place of the fields' resolvers, as Envelop's
 * `useOnResolve` does.
 */
export function useMeteredFields(): Plugin {
  return {
    onSchemaChange({ schema }: { schema: GraphQLSchema }) {
      for (const type of [...Object.values(schema.getTypeMap()), ...introspectionTypes]) {
        if (isObjectType(type)) for (const field of Object.values(type.getFields())) meter(field);
      }
      for (const field of [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef]) meter(field);
    },
  };
}

function meter(field: GraphQLField<unknown, MeteredContext | undefined>): void {
  if (metered.has(field)) return;
  metered.add(field);
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = isLeafType(getNamedType(field.type)) ? countingLeaf(resolve) : countingObjects(resolve);
}

function countingLeaf(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const value = resolve(source, args, context, info);
    const note = (known: unknown) => {
      context?.answer?.noteField(info.path.key, known);
      return known;
    };
    // What comes later, as a global id does, is counted when it is there.
    return value instanceof Promise ? heard(value.then(note)) : note(value);
  };
}

/** What lies beneath counts for itself. */
function countingObjects(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const value = resolve(source, args, context, info);
    if (context?.answer === undefined) return value;
    context.answer.noteField(info.path.key, undefined);
    const { client = '' } = context;
    return value instanceof Promise ? heard(value.then((later) => inTurn(later, client))) : inTurn(value, client);
  };
}

/** An executor that stops leaves what it has begun to nobody, and a failure that nobody hears of ends the process. */
function heard(later: Promise<unknown>): Promise<unknown> {
  later.catch(() => {});
  return later;
}

const inTurn = (value: unknown, client: string): unknown =>
  turns.isOver() ? turns.next(client).then(() => value) : value;
