import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** A field of a type, or one of its arguments. */
export interface Coordinate {
  readonly type: string;
  readonly field: string;
  readonly argument?: string;
}

/** One step from a type to the next: a field, and the type of a fragment beneath it if that is another type. */
export interface Step {
  readonly field: string;
  readonly on?: string;
  /** The argument that the operation must give. */
  readonly argument?: string;
}

/** A schema coordinate in the form of the GraphQL specification. */
export const nameOf = ({ type, field, argument }: Coordinate): string =>
  argument === undefined ? `${type}.${field}` : `${type}.${field}(${argument}:)`;

const known = new WeakMap<GraphQLSchema, ReturnType<typeof explore>>();

/** Every field and argument of a schema, and the shortest way from the root to each of its types. */
export function coordinatesOf(schema: GraphQLSchema): ReturnType<typeof explore> {
  const explored = known.get(schema) ?? explore(schema);
  known.set(schema, explored);
  return explored;
}

function explore(schema: GraphQLSchema) {
  const ways = new Map<string, readonly Step[]>([[schema.getQueryType()!.name, []]]);
  for (const [name, way] of ways) {
    for (const [field, { type }] of fieldsOf(schema.getType(name)!)) {
      const to = getNamedType(type);
      if (!isCompositeType(to)) continue;
      for (const { name: on } of [to, ...overlapping(schema, to)]) {
        if (!ways.has(on)) ways.set(on, [...way, on === to.name ? { field } : { field, on }]);
      }
    }
  }
  const coordinates = [...ways.keys()].flatMap((type) =>
    fieldsOf(schema.getType(type)!).flatMap(([field, { args }]): Coordinate[] => [
      { type, field },
      ...args.map(({ name: argument }) => ({ type, field, argument })),
    ]),
  );
  return { ways, coordinates };
}

const fieldsOf = (type: GraphQLNamedType) =>
  isObjectType(type) || isInterfaceType(type) ? Object.entries(type.getFields()) : [];

/** The types that a fragment within an abstract type can name. */
function overlapping(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLNamedType[] {
  if (!isAbstractType(type)) return [];
  const possible = schema.getPossibleTypes(type);
  return Object.values(schema.getTypeMap()).filter(
    (other) =>
      isCompositeType(other) &&
      (isAbstractType(other) ? schema.getPossibleTypes(other) : [other]).some((one) => possible.includes(one)),
  );
}

/** Coprime to the number of coordinates. Consecutive numbers then lead to coordinates far from each other. */
const stride = 7_919;

/** The way to the coordinate with a number. As many consecutive numbers as there are coordinates lead to all of them. */
export function wayTo(schema: GraphQLSchema, number: number): readonly Step[] {
  const { ways, coordinates } = coordinatesOf(schema);
  const { type, field, argument } = coordinates[(number * stride) % coordinates.length]!;
  return [...ways.get(type)!, argument === undefined ? { field } : { field, argument }];
}
