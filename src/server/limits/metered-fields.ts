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
 * Has every field of the schema, those of introspection included, count what it adds to the answer, or that it fails, and wait
 * for another turn of the event loop where this one is used up. It takes the place of the fields' resolvers, as Envelop's
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
    const note = (known: unknown) => {
      context?.answer?.noteField(info.path.key, known);
      return known;
    };
    return resolved(() => resolve(source, args, context, info), context, note);
  };
}

/** What lies beneath counts for itself. */
function countingObjects(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    if (context?.answer === undefined) return resolve(source, args, context, info);
    const { answer, client = '' } = context;
    const note = (known: unknown) => {
      const failing = answer.failing.of(info);
      const objects = objectsIn(known);
      if (failing > 0) answer.noteErrors(failing * objects);
      const place = answer.noteObjects(objects, client);
      return place === undefined ? inTurn(known, client) : heard(place.then(() => inTurn(known, client)));
    };
    return resolved(
      () => {
        const value = resolve(source, args, context, info);
        answer.noteField(info.path.key, undefined);
        return value;
      },
      context,
      note,
    );
  };
}

/** How many objects a field leads to. */
function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return value === null || value === undefined ? 0 : 1;
}

/** What comes later, as a global id does, is counted when it is there. */
function resolved(
  resolve: () => unknown,
  context: MeteredContext | undefined,
  note: (value: unknown) => unknown,
): unknown {
  let value: unknown;
  try {
    value = resolve();
  } catch (error) {
    return failed(error, context);
  }
  return value instanceof Promise ? heard(value.then(note, (error) => failed(error, context))) : note(value);
}

/**
 * Counts an error, and leaves it to another turn of the event loop where this one is used up: what the executor makes of it takes longer
 * than a value, and it goes through all nodes of a list at once.
 */
function failed(error: unknown, context: MeteredContext | undefined): Promise<never> {
  // Refused whole: that is no error of the field.
  if (context?.answer === undefined || context.answer.isRefusal(error)) throw error;
  context.answer.noteErrors(1);
  if (!turns.isOver()) throw error;
  return heard(
    turns.next(context.client ?? '').then(() => {
      throw error;
    }),
  );
}

/** An executor that stops leaves what it has begun to nobody, and a failure that nobody hears of ends the process. */
function heard<Later extends Promise<unknown>>(later: Later): Later {
  later.catch(() => {});
  return later;
}

const inTurn = (value: unknown, client: string): unknown =>
  turns.isOver() ? turns.next(client).then(() => value) : value;
