import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

type Described = readonly [name: string, description: string | null | undefined];

function elementsOf(type: GraphQLNamedType): readonly Described[] {
  const inside: Described[] = [];
  if (isEnumType(type)) inside.push(...type.getValues().map((value): Described => [value.name, value.description]));
  if (isInputObjectType(type)) {
    inside.push(...Object.values(type.getFields()).map((field): Described => [field.name, field.description]));
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const { name, description, args } of Object.values(type.getFields())) {
      inside.push([name, description]);
      inside.push(...args.map((argument): Described => [`${name}(${argument.name}:)`, argument.description]));
    }
  }
  return [[type.name, type.description], ...inside.map(([name, text]): Described => [`${type.name}.${name}`, text])];
}

describe('descriptions', () => {
  it('stand at every type, field, argument and enum value, and are sentences', () => {
    const elements = types.flatMap(elementsOf);
    expect(elements.length).toBeGreaterThan(1000);
    const silent = elements.filter(([, description]) => !description || !/[.`)]$/.test(description.trim()));
    expect(silent).toEqual([]);
  });
});
