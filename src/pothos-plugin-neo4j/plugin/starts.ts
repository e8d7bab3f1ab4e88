import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  OperationTypeNode,
} from 'graphql';
import { fieldMapping, typeMapping } from '../compiler/mapping.ts';

type Field = GraphQLField<unknown, unknown>;

/** Whether a field runs a statement of its own. */
const isStart = (field: Field): boolean => field.extensions.graphStart === true;

/** Whether a type is answered from the records of a statement: that of a label, of edges, of a connection or of counts. */
function isOfRecords(schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  if (typeMapping(type) !== undefined) return true;
  if (Object.values(OperationTypeNode).some((operation) => schema.getRootType(operation) === type)) return false;
  return Object.values(type.getFields()).some((field) => fieldMapping(field) !== undefined && !isStart(field));
}

/**
 * Checks the fields that run a statement of their own. Throws if such a field is beneath a node or in a list: it would run a
 * statement for each of them.
 */
export function checkStarts(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const starting = new Map<GraphQLObjectType, string>();
  for (const type of types) {
    const start = Object.values(type.getFields()).find(isStart);
    if (type === query || start === undefined) continue;
    if (isOfRecords(schema, type)) {
      throw new TypeError(
        `${type.name}.${start.name} would run a statement of its own for each ${type.name}. Declare the field on Query or on an object of your own, or use a field that starts at the node: t.relation, t.relatedConnection or t.fromCypher.`,
      );
    }
    starting.set(type, `${type.name}.${start.name}`);
  }
  spread(schema, types, starting);
  for (const type of types)
    for (const field of Object.values(type.getFields())) checkPlace(schema, type, field, starting);
}

/** Adds the types whose fields lead to such a type, until there are no more. */
function spread(schema: GraphQLSchema, types: readonly GraphQLObjectType[], starting: Map<GraphQLObjectType, string>) {
  for (let size = -1; size !== starting.size; ) {
    size = starting.size;
    for (const type of types) {
      if (starting.has(type) || type === schema.getQueryType()) continue;
      const start = Object.values(type.getFields()).flatMap((field) => startsOf(schema, field, starting))[0];
      if (start !== undefined) starting.set(type, start);
    }
  }
}

function startsOf(schema: GraphQLSchema, { type }: Field, starting: ReadonlyMap<GraphQLObjectType, string>) {
  return possible(schema, getNamedType(type)).flatMap((one) => starting.get(one) ?? []);
}

const possible = (schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] =>
  isObjectType(type) ? [type] : isAbstractType(type) ? schema.getPossibleTypes(type) : [];

function checkPlace(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: Field,
  starting: ReadonlyMap<GraphQLObjectType, string>,
): void {
  const [start] = startsOf(schema, field, starting);
  if (start === undefined || (!isListType(getNullableType(field.type)) && !isOfRecords(schema, type))) return;
  throw new TypeError(
    `${type.name}.${field.name} leads to several objects, and ${start} would run a statement of its own for each. Declare a field with one object, or use t.fromCypher, which starts at the node.`,
  );
}
