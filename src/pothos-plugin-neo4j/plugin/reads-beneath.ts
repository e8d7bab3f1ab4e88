import {
  defaultTypeResolver,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
} from 'graphql';
import { collectFields } from '../compiler/collect.ts';
import { fieldMapping, typeMapping } from '../compiler/mapping.ts';
import type { RootInfo } from './root.ts';

/** A field beneath a mutation that reads nodes by keys. */
export interface FieldBeneath {
  readonly info: RootInfo;
  /**
   * Where the field is: on the `payload`, the object that the resolver of the mutation returns; `below` it, on an object that
   * a field of the payload leads to; or `beside` it, on an object of another plugin, such as an error.
   */
  readonly place: 'payload' | 'below' | 'beside';
}

/** The selected fields beneath a mutation that read nodes by keys. */
export function fieldsBeneath(info: GraphQLResolveInfo): readonly FieldBeneath[] {
  const payload = possible(info, payloadType(info));
  return fieldsOf(info, getNamedType(info.returnType), info.fieldNodes, info.path, payload);
}

/**
 * The name of the object type of what the resolver of a mutation returned. Rejects if its type is a union or an interface that
 * does not tell.
 */
export async function payloadTypeOf(info: GraphQLResolveInfo, context: object, payload: unknown): Promise<string> {
  const type = payloadType(info);
  if (!isAbstractType(type)) return type.name;
  const name = await (type.resolveType ?? defaultTypeResolver)(payload, context, info, type);
  if (name !== undefined) return name;
  throw new TypeError(
    `${info.parentType.name}.${info.fieldName}: ${type.name} does not tell the type of the object that was returned. Give it resolveType.`,
  );
}

/** The type that the author declared. Another plugin may have changed it, for example to a union with errors. */
function payloadType({ schema, parentType, fieldName, returnType }: GraphQLResolveInfo): GraphQLNamedType {
  const declared = parentType.getFields()[fieldName]?.extensions.graphPayload;
  return (declared === undefined ? undefined : schema.getType(declared)) ?? getNamedType(returnType);
}

/** `payload` are the types of the payload on the way there, and undefined below it. */
function fieldsOf(
  info: GraphQLResolveInfo,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  path: GraphQLResolveInfo['path'],
  payload: readonly GraphQLObjectType[] | undefined,
): readonly FieldBeneath[] {
  return possible(info, type).flatMap((parentType) => {
    const isPayload = payload?.includes(parentType) === true;
    const place = isPayload ? 'payload' : payload === undefined ? 'below' : 'beside';
    return [...collectFields(info, parentType, nodes)].flatMap(([key, fieldNodes]): readonly FieldBeneath[] => {
      const fieldName = fieldNodes[0]!.name.value;
      const field = parentType.getFields()[fieldName];
      if (field === undefined) return [];
      const at = { prev: path, key, typename: parentType.name };
      const mapping = fieldMapping(field);
      if (mapping?.kind === 'given') return [{ info: { ...info, parentType, fieldName, fieldNodes, path: at }, place }];
      // The build of the schema refuses such fields within a list.
      if (mapping !== undefined || isListType(getNullableType(field.type))) return [];
      return fieldsOf(info, getNamedType(field.type), fieldNodes, at, isPayload ? undefined : payload);
    });
  });
}

/** The object types that a field can return, without nodes, which the statement reads, and without `Query`, whose fields are read later. */
function possible({ schema }: GraphQLResolveInfo, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  const types = isObjectType(type) ? [type] : isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return types.filter((one) => typeMapping(one) === undefined && one !== schema.getQueryType());
}
