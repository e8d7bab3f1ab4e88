import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintSchema } from './lint-schema.ts';

/** A schema as small as one with a connection can be, and right. */
const right = `
"""Where every question begins."""
type Query {
  """All films."""
  films(
    """How many from the start."""
    first: Int
    """Only what comes after this cursor."""
    after: String
    """How many from the end."""
    last: Int
    """Only what comes before this cursor."""
    before: String
    """The colour."""
    colour: Colour
  ): FilmConnection
}

"""Whether a film has colours."""
enum Colour {
  """It has."""
  COLOUR
  """It has none."""
  BLACK_AND_WHITE
}

"""Anything with an id."""
interface Node {
  """The id."""
  id: ID!
}

"""A film."""
type Film implements Node {
  """The id."""
  id: ID!
  """The title."""
  title: String!
}

"""A page of films."""
type FilmConnection {
  """The page."""
  edges: [FilmEdge!]!
  """The page, without its edges."""
  nodes: [Film!]!
  """Where the page stands."""
  pageInfo: PageInfo!
}

"""A film in a page."""
type FilmEdge {
  """The position."""
  cursor: String!
  """The film."""
  node: Film!
}

"""Where a page stands."""
type PageInfo {
  """Whether more follows."""
  hasNextPage: Boolean!
  """Whether something comes before."""
  hasPreviousPage: Boolean!
  """The cursor of the first edge."""
  startCursor: String
  """The cursor of the last edge."""
  endCursor: String
}
`;

/** By rule, a change that it must see: what is replaced, and by what. */
const mistakes: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['relay-arguments', 'after: String', 'after: [String!]'],
  ['relay-arguments', '    """How many from the end."""\n    last: Int\n', ''],
  ['relay-connection-types', 'pageInfo: PageInfo!', 'pageInfo: PageInfo'],
  ['relay-connection-types', 'edges: [FilmEdge!]!', 'edges: FilmEdge'],
  ['relay-edge-types', 'cursor: String!', 'cursor: [String!]!'],
  ['relay-edge-types', 'node: Film!', 'node: [Film!]!'],
  ['relay-page-info', 'hasNextPage: Boolean!', 'hasNextPage: Boolean'],
  ['relay-page-info', 'startCursor: String', 'startCursor: [String]'],
  ['require-description', '"""A film."""\n', ''],
  ['require-description', '  """The title."""\n', ''],
  ['require-description', '    """The colour."""\n', ''],
  ['require-description', '  """It has none."""\n', ''],
  ['description-style', '"""The title."""', '"The title."'],
  ['no-hashtag-description', '"""A film."""\n', '"""A film."""\n# Not a series.\n'],
  ['naming-convention', 'title: String!', 'Title: String!'],
  ['naming-convention', '  COLOUR\n', '  Colour\n'],
  ['naming-convention', 'Colour', 'colour'],
  ['naming-convention', 'Colour', 'ColourEnum'],
  ['no-unreachable-types', '"""A film."""\n', '"""A studio."""\ninput Studio {\n"""A."""\na: Int\n}\n"""A film."""\n'],
  ['strict-id-in-types', 'type Film implements Node {\n  """The id."""\n  id: ID!\n', 'type Film {\n'],
  ['no-root-type', '"""A film."""\n', '"""Changes."""\ntype Mutation {\n"""A."""\na: Int\n}\n"""A film."""\n'],
  ['require-nullable-result-in-root', '): FilmConnection\n', '): FilmConnection!\n'],
  ['unique-enum-value-names', '  BLACK_AND_WHITE\n', '  BLACK_AND_WHITE\n  """It has."""\n  Colour\n'],
  ['require-deprecation-reason', 'title: String!', 'title: String! @deprecated(reason: "")'],
];

describe('graphql-eslint', () => {
  it('finds nothing in schema.graphql', async () => {
    expect(await lintSchema(readFileSync('schema.graphql', 'utf8'))).toEqual([]);
  });

  it('finds nothing in a small schema that is right', async () => {
    expect(await lintSchema(right)).toEqual([]);
  });

  it.each(mistakes)('sees a breach of %s where %j becomes %j', async (rule, from, to) => {
    const wrong = right.replaceAll(from, to);
    expect(wrong).not.toBe(right);
    expect((await lintSchema(wrong)).map((found) => found.rule)).toContain(rule);
  });
});
