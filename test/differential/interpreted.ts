import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { type FieldMapping, fieldMapping } from '../../src/compiler/mapping.ts';
import { authorOf } from './naive-authors.ts';

const kinds: readonly FieldMapping['kind'][] = [
  'property',
  'globalId',
  'relation',
  'reference',
  'connection',
  'edges',
  'links',
  'nodes',
  'edgeNode',
  'pageInfo',
  'totalCount',
  'part',
  'cursor',
  'countBy',
  'countsBy',
  'average',
  'lookup',
  'single',
  'nodeById',
  'nodesByIds',
];

/** Whether the naive execution knows what a field means, so that operations may ask for it. */
export function isInterpreted(field: GraphQLField<unknown, unknown>): boolean {
  const mapping = fieldMapping(field);
  if (mapping !== undefined && isFromAuthor(mapping)) return authorOf(field) !== undefined;
  if (mapping !== undefined) return kinds.includes(mapping.kind);
  // A plain value that stands in its object under the name of the field, as those of the page info.
  return field.args.length === 0 && isLeafType(getNamedType(field.type));
}

/** What Cypher of an author finds has no meaning of its own: naive-authors.ts says by hand what it should be. */
function isFromAuthor(mapping: FieldMapping): boolean {
  if (mapping.kind === 'connection') return mapping.source !== undefined;
  return mapping.kind === 'computed' || mapping.kind === 'rows';
}

/** The fields that no operation asks for, though they have a meaning. */
export function fieldsWithoutWords(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.values(isObjectType(type) || isInterfaceType(type) ? type.getFields() : {})
        .filter((field) => !isInterpreted(field))
        .map((field) => `${type.name}.${field.name}`),
    );
}
