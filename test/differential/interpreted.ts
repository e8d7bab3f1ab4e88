import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { type FieldMapping, fieldMapping, typeMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { authorOf } from './naive-authors.ts';
import { typedAnswers } from './naive-search.ts';

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
  'crossTabulation',
  'pairValue',
  'average',
  'lookup',
  'single',
  'nodeById',
  'nodesByIds',
];

/** Whether the naive execution can answer a field, so that operations may select it. */
export function isInterpreted(field: GraphQLField<unknown, unknown>): boolean {
  const mapping = fieldMapping(field);
  if (mapping?.kind === 'computed') return field.name in typedAnswers;
  if (mapping !== undefined && isFromAuthor(mapping)) return authorOf(field) !== undefined;
  if (mapping !== undefined) return kinds.includes(mapping.kind);
  // A plain value that its object has under the name of the field, such as those of the page info.
  const type = getNamedType(field.type);
  return field.args.length === 0 && (isLeafType(type) || typeMapping(type) === undefined);
}

/** Whether Cypher of an author answers a field. naive-authors.ts contains the expected answers. */
function isFromAuthor(mapping: FieldMapping): boolean {
  if (mapping.kind === 'connection') return mapping.source !== undefined;
  return mapping.kind === 'rows';
}

/** The fields with a meaning that the naive execution cannot answer. */
export function fieldsWithoutWords(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.values(isObjectType(type) || isInterfaceType(type) ? type.getFields() : {})
        .filter((field) => !isInterpreted(field))
        .map((field) => `${type.name}.${field.name}`),
    );
}
