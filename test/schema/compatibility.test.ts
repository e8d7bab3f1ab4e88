import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BreakingChange,
  buildSchema,
  findBreakingChanges,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';

/**
 * The schema of the last release, without descriptions. It is written anew when a version is released, and never to make
 * this test pass: what clients use is deprecated first, with a reason, and goes with a later release.
 */
const released = buildSchema(readFileSync(join(import.meta.dirname, 'released.graphql'), 'utf8'));

/** What would break a client of the released schema, unless it was deprecated there. */
function unannounced(after: GraphQLSchema, before = released): readonly BreakingChange[] {
  const announced = deprecatedIn(before);
  return findBreakingChanges(before, after).filter(({ description }) => {
    const named =
      description.match(/\b\w+\.\w+(?=\b)/)?.[0] ?? description.match(/^(\w+) was removed from enum type (\w+)/);
    const coordinate = typeof named === 'string' ? named : named && `${named[2]}.${named[1]}`;
    return !(coordinate && announced.has(coordinate) && /was removed/.test(description));
  });
}

function deprecatedIn(of: GraphQLSchema): ReadonlySet<string> {
  const coordinates = new Set<string>();
  for (const type of Object.values(of.getTypeMap())) {
    const members = isEnumType(type)
      ? type.getValues()
      : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : [];
    for (const { name, deprecationReason } of members) {
      if (deprecationReason != null) coordinates.add(`${type.name}.${name}`);
    }
  }
  return coordinates;
}

describe('clients of the last release', () => {
  it('find everything that they use', () => {
    expect(unannounced(schema)).toEqual([]);
  });

  const before = buildSchema(`
    enum Size { SMALL, LARGE @deprecated(reason: "Nothing is.") }
    type Query { kept(size: Size): String, old: Int @deprecated(reason: "Ask for kept."), other: Int }
  `);
  it.each([
    [
      'a field that was deprecated may go',
      'enum Size { SMALL, LARGE } type Query { kept(size: Size): String, other: Int }',
      0,
    ],
    ['so may a value', 'enum Size { SMALL } type Query { kept(size: Size): String, old: Int, other: Int }', 0],
    ['another field may not', 'enum Size { SMALL, LARGE } type Query { kept(size: Size): String, old: Int }', 1],
    ['nor a value', 'enum Size { LARGE } type Query { kept(size: Size): String, old: Int, other: Int }', 1],
    ['nor an argument', 'enum Size { SMALL, LARGE } type Query { kept: String, old: Int, other: Int }', 1],
    [
      'nor may a type change',
      'enum Size { SMALL, LARGE } type Query { kept(size: Size): String, old: Int, other: String }',
      1,
    ],
    [
      'also of what is deprecated',
      'enum Size { SMALL, LARGE } type Query { kept(size: Size): String, old: String, other: Int }',
      1,
    ],
    [
      'nor an argument become required',
      'enum Size { SMALL, LARGE } type Query { kept(size: Size!): String, old: Int, other: Int }',
      1,
    ],
    [
      'but one more is no harm',
      'enum Size { SMALL, LARGE } type Query { kept(size: Size, at: Int): String, old: Int, other: Int }',
      0,
    ],
  ])('%s', (_, after, count) => {
    expect(unannounced(buildSchema(after), before)).toHaveLength(count);
  });
});
