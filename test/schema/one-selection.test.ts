import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';

type Field = GraphQLField<unknown, unknown>;

/** Whether two fields of one name cannot be merged: SameResponseShape of the specification, of the fields alone. */
function differ(a: GraphQLOutputType, b: GraphQLOutputType): boolean {
  if (isNonNullType(a) || isNonNullType(b)) {
    return !isNonNullType(a) || !isNonNullType(b) || differ(a.ofType, b.ofType);
  }
  if (isListType(a) || isListType(b)) return !isListType(a) || !isListType(b) || differ(a.ofType, b.ofType);
  return isLeafType(a) || isLeafType(b) ? a !== b : false;
}

/**
 * The fields that cannot stand in one selection, of the possible types of every interface and union; and of what fields
 * of one name lead to, however deep.
 */
function conflictsIn(of: GraphQLSchema, counts: (field: Field) => boolean): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const objects = (type: GraphQLOutputType): readonly GraphQLObjectType[] => {
    const named = getNamedType(type);
    return isAbstractType(named) ? of.getPossibleTypes(named) : [named as GraphQLObjectType];
  };
  const compare = (a: GraphQLObjectType, b: GraphQLObjectType): void => {
    const pair = [a.name, b.name].sort().join(' ');
    if (seen.has(pair)) return;
    seen.add(pair);
    for (const one of Object.values(a.getFields())) {
      const other = b.getFields()[one.name];
      if (other === undefined || !counts(one) || !counts(other)) continue;
      if (differ(one.type, other.type)) found.add([`${a.name}.${one.name}`, `${b.name}.${one.name}`].sort().join(' '));
      else if (isCompositeType(getNamedType(one.type))) compareAll(objects(one.type), objects(other.type));
    }
  };
  const compareAll = (some: readonly GraphQLObjectType[], others: readonly GraphQLObjectType[]): void => {
    for (const a of some) for (const b of others) if (a !== b) compare(a, b);
  };
  for (const type of Object.values(of.getTypeMap())) {
    if (!isAbstractType(type) || isIntrospectionType(type)) continue;
    compareAll(of.getPossibleTypes(type), of.getPossibleTypes(type));
  }
  return [...found].sort();
}

const isToStay = ({ deprecationReason }: Field) => deprecationReason === undefined;

describe('fields of one name', () => {
  it('can stand in one selection, whatever types they are of, but for those that are deprecated', () => {
    expect(conflictsIn(schema, isToStay)).toEqual([]);
  });

  it('are found to conflict where they do', () => {
    expect(conflictsIn(schema, () => true)).toEqual(
      expect.arrayContaining(['Document.kind Summit.kind', 'Assessment.sources Commitment.sources']),
    );
  });

  it('stand together in a document that names what is alike of every kind of entity', () => {
    const named = ['Event { kind forum startDate datePrecision }', 'Presidency { presidencyForum }'];
    const kinds = ['Member', 'Organization', 'Document', 'Place', 'Source', 'WorkingGroup'];
    const ofKinds = kinds.map((name) => `${name} { ${name.charAt(0).toLowerCase()}${name.slice(1)}Kind }`);
    const dates = [
      'Document { date datePrecision }',
      'Statement { date }',
      'Source { sourceDate sourceDatePrecision }',
    ];
    const scores = ['Assessment { assessmentConfidence }', 'SummitResult { resultKind resultSources { slug } }'];
    const all = [...named, ...ofKinds, ...dates, ...scores].map((each) => `... on ${each}`);
    const document = `query ($id: ID!) { node(id: $id) { ... on Entity { confidence sources { totalCount } } ${all.join(' ')} } }`;
    expect(validate(schema, parse(document))).toEqual([]);
  });
});
