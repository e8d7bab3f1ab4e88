import {
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

/** A field beneath a mutation that reads nodes by keys. `isOfPayload`: it is a field of the object that the mutation returns. */
export interface FieldBeneath {
  readonly info: RootInfo;
  readonly isOfPayload: boolean;
}

/** The selected fields beneath a mutation that read nodes by keys. */
export function fieldsBeneath(info: GraphQLResolveInfo): readonly FieldBeneath[] {
  const payload = getNullableType(info.returnType);
  return fieldsOf(info, getNamedType(payload), info.fieldNodes, info.path).map((beneath) => ({
    info: beneath,
    isOfPayload: isObjectType(payload) && beneath.path.prev === info.path,
  }));
}

function fieldsOf(
  info: GraphQLResolveInfo,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  path: GraphQLResolveInfo['path'],
): readonly RootInfo[] {
  return possible(info, type).flatMap((parentType) =>
    [...collectFields(info, parentType, nodes)].flatMap(([key, fieldNodes]): readonly RootInfo[] => {
      const fieldName = fieldNodes[0]!.name.value;
      const field = parentType.getFields()[fieldName];
      if (field === undefined) return [];
      const place = { prev: path, key, typename: parentType.name };
      const mapping = fieldMapping(field);
      if (mapping?.kind === 'given') return [{ ...info, parentType, fieldName, fieldNodes, path: place }];
      // The build of the schema refuses such fields within a list.
      if (mapping !== undefined || isListType(getNullableType(field.type))) return [];
      return fieldsOf(info, getNamedType(field.type), fieldNodes, place);
    }),
  );
}

/** The object types that a field can return, without nodes, which the statement reads, and without `Query`, whose fields are read later. */
function possible({ schema }: GraphQLResolveInfo, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  const types = isObjectType(type) ? [type] : isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return types.filter((one) => typeMapping(one) === undefined && one !== schema.getQueryType());
}
