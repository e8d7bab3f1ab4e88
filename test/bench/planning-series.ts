/** Operations of growing size that are all alike: what one more of something adds to planning. */
export interface Series {
  readonly name: string;
  /** What one more of `size` is. */
  readonly what: string;
  readonly sizes: readonly number[];
  /** An operation of a size, with one root field. */
  readonly operation: (
    size: number,
    /** Of a document of an event. */
    cursor: string,
  ) => { readonly query: string; readonly variables?: Record<string, unknown> };
}

const each = (size: number, write: (index: number) => string): string =>
  Array.from({ length: size }, (_, index) => write(index + 1)).join(' ');

/** Wraps what is innermost into the same selection again and again. */
const within = (size: number, wrap: (inner: string) => string, innermost: string): string =>
  Array.from({ length: size }).reduce<string>((inner) => wrap(inner), innermost);

const summit = (selection: string) => ({ query: `{ event(slug: "summit-2025-kananaskis") { ${selection} } }` });

const matching = (filter: unknown) => ({
  query: 'query ($filter: EventFilter) { events(first: 5, filter: $filter) { nodes { slug } } }',
  variables: { filter },
});

const fill = <T>(size: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: size }, (_, i) => make(i));

const few = [1, 5, 10, 20, 40];

/** Connections of every event. */
const listed = ['documents', 'commitments', 'participants', 'priorities', 'members', 'statements', 'buildsOn', 'hosts'];

// Pages with different sizes are different questions, so that none shares its subquery with another.
export const series: readonly Series[] = [
  {
    name: 'pages',
    what: 'page of a connection, beside one another',
    sizes: [...few, 80],
    operation: (size) => summit(each(size, (n) => `p${n}: documents(first: ${n}) { nodes { name } }`)),
  },
  {
    name: 'depth',
    what: 'page of a connection, each inside the one before',
    sizes: [1, 2, 4, 8, 10, 12],
    operation: (size) => ({
      query: `{ priority(slug: "x") { ${within(size, (inner) => `narrower(first: 2) { nodes { name ${inner} } }`, 'slug')} } }`,
    }),
  },
  {
    name: 'totals',
    what: 'total of a connection without a filter',
    // Equal totals are printed once, so each is of another connection.
    sizes: [1, 2, 4, 8],
    operation: (size) => summit(each(size, (n) => `p${n}: ${listed[n - 1]} { totalCount }`)),
  },
  {
    name: 'filtered-totals',
    what: 'total of a connection with a filter',
    sizes: few,
    operation: (size) => summit(each(size, (n) => `p${n}: documents(filter: { name: { eq: "${n}" } }) { totalCount }`)),
  },
  {
    name: 'bounded',
    what: 'page after a cursor',
    sizes: few,
    operation: (size, cursor) => ({
      query: `query ($after: String) { event(slug: "summit-2025-kananaskis") { ${each(size, (n) => `p${n}: documents(first: ${n}, after: $after) { nodes { name } }`)} } }`,
      variables: { after: cursor },
    }),
  },
  {
    name: 'flags',
    what: 'page with a flag for the other side, and a cursor',
    sizes: few,
    operation: (size, cursor) => ({
      query: `query ($after: String) { event(slug: "summit-2025-kananaskis") { ${each(size, (n) => `p${n}: documents(first: ${n}, after: $after) { pageInfo { hasPreviousPage } nodes { name } }`)} } }`,
      variables: { after: cursor },
    }),
  },
  {
    name: 'conditions',
    what: 'condition on what is related, beside one another',
    sizes: few,
    operation: (size) => matching({ and: fill(size, (n) => ({ documents: { some: { name: { eq: String(n) } } } })) }),
  },
  {
    name: 'to-one-conditions',
    what: 'condition on a to-one relation, beside one another',
    sizes: few,
    operation: (size) => matching({ and: fill(size, (n) => ({ place: { name: { eq: String(n) } } })) }),
  },
  {
    name: 'references',
    what: 'page, with a list of references on its edges',
    sizes: few,
    operation: (size) =>
      summit(each(size, (n) => `p${n}: documents(first: ${n}) { edges { sources { name } node { name } } }`)),
  },
  {
    name: 'joins',
    what: 'to-one relation, each from the one before',
    sizes: few,
    operation: (size) => summit(within(size, (inner) => `follows { name ${inner} }`, 'slug')),
  },
  {
    name: 'tree',
    what: 'to-one relation, two from each of the ones before',
    sizes: [2, 6, 14, 30],
    operation: (size) =>
      summit(within(Math.log2(size + 2) - 1, (inner) => `follows { name ${inner} } partOf { name ${inner} }`, 'slug')),
  },
  {
    name: 'fan',
    what: 'to-one relation of a type that the node can be, all from one node',
    sizes: [1, 5, 10, 15, 19],
    operation: (size) => ({
      query: `{ entity(slug: "summit-2025-kananaskis") { ${toOne
        .slice(0, size)
        .map(([type, field], n) => `... on ${type} { j${n}: ${field} { slug } }`)
        .join(' ')} } }`,
    }),
  },
  {
    name: 'branches',
    what: 'type with a page of its own',
    sizes: [1, 4, 8, 15],
    operation: (size) => ({
      query: `{ entity(slug: "summit-2025-kananaskis") { ${types
        .slice(0, size)
        .map((type, n) => `... on ${type} { p${n}: sources(first: ${n + 1}) { nodes { name } } }`)
        .join(' ')} } }`,
    }),
  },
  {
    name: 'counts',
    what: 'number by a dimension',
    sizes: few,
    operation: (size) => ({
      query: `{ events { ${each(size, (n) => `c${n}: countBy(dimension: PRIORITY, first: ${n}) { key count }`)} } }`,
    }),
  },
  {
    name: 'neighbors',
    what: 'page of whatever a node is joined to, beside one another',
    sizes: few,
    operation: (size) => summit(each(size, (n) => `p${n}: neighbors(first: ${n}) { nodes { slug } }`)),
  },
  {
    name: 'filtered-neighbors',
    what: 'the same, with a filter',
    sizes: few,
    operation: (size) =>
      summit(each(size, (n) => `p${n}: neighbors(first: ${n}, filter: { name: { eq: "${n}" } }) { nodes { slug } }`)),
  },
  {
    name: 'neighbors-depth',
    what: 'the same, each inside the one before',
    sizes: [1, 2, 4, 8],
    operation: (size) => summit(within(size, (inner) => `neighbors(first: 2) { nodes { slug ${inner} } }`, 'name')),
  },
  {
    name: 'neighbors-totals',
    what: 'total of whatever a node is joined to, with a filter',
    sizes: few,
    operation: (size) => summit(each(size, (n) => `p${n}: neighbors(filter: { name: { eq: "${n}" } }) { totalCount }`)),
  },
  {
    name: 'kinds-of-neighbors',
    what: 'number by kind of whatever a node is joined to',
    sizes: few,
    operation: (size) =>
      summit(each(size, (n) => `p${n}: neighbors { countBy(dimension: KIND, first: ${n}) { key count } }`)),
  },
  {
    name: 'neighbor-counts',
    what: 'numbers of relationships by type, of a related node',
    sizes: [1, 2, 4, 8],
    operation: (size) =>
      summit(each(size, (n) => `p${n}: ${listed[n - 1]}(first: ${n}) { nodes { neighborCounts { relation count } } }`)),
  },
  {
    name: 'descendants',
    what: 'page of what builds on a node, beside one another',
    sizes: few,
    operation: (size) => summit(each(size, (n) => `p${n}: descendants(first: ${n}) { nodes { slug } }`)),
  },
  {
    name: 'path',
    what: 'way from one node to another',
    sizes: [1],
    operation: () => ({ query: '{ paths(from: "canada", to: "japan") { length } }' }),
  },
  {
    name: 'subgraph',
    what: 'part of the graph around a node',
    sizes: [1],
    operation: () => ({ query: '{ subgraph(slugs: ["canada"]) { nodes { degree } } }' }),
  },
  {
    name: 'subgraph-parts',
    what: 'part of the graph around a node, with its relationships and counts',
    sizes: [1],
    operation: () => ({
      query: '{ subgraph(slugs: ["canada"]) { nodes { degree } relationships { relation } counts { totalCount } } }',
    }),
  },
  {
    name: 'search',
    what: 'page of a search',
    sizes: [1],
    operation: () => ({ query: '{ search(text: "climate finance") { nodes { slug } } }' }),
  },
  {
    name: 'search-parts',
    what: 'search with its total, its numbers by kind and what was meant',
    sizes: [1],
    operation: () => ({
      query: '{ search(text: "climate finance") { correctedText totalCount countBy(dimension: KIND) { key count } } }',
    }),
  },
  {
    name: 'suggest',
    what: 'suggestion',
    sizes: [1],
    operation: () => ({ query: '{ suggest(text: "cli") { text } }' }),
  },
  {
    name: 'comparisons',
    what: 'comparison in a filter, one of which must hold',
    sizes: [1, 10, 100, 500, 1_000, 2_000],
    operation: (size) => matching({ or: fill(size, (n) => ({ name: { contains: String(n) } })) }),
  },
  {
    name: 'alternatives',
    what: 'pair of comparisons in a filter, one of which must hold',
    sizes: [1, 4, 8, 16, 64, 256],
    operation: (size) =>
      matching({ or: fill(size, (n) => ({ name: { contains: String(n) }, forum: { eq: 'G7' }, year: { gt: n } })) }),
  },
];

const types = [
  'BilateralMeeting',
  'Commitment',
  'Country',
  'Document',
  'LeadersMeeting',
  'Member',
  'MinisterialMeeting',
  'Office',
  'Organization',
  'Person',
  'Place',
  'Presidency',
  'Priority',
  'Statement',
  'Summit',
];

const toOne = [
  ['Event', 'presidency'],
  ['Event', 'place'],
  ['Event', 'follows'],
  ['Event', 'partOf'],
  ['BilateralMeeting', 'onTheMarginsOf'],
  ['Commitment', 'document'],
  ['Commitment', 'event'],
  ['WorkingGroup', 'parent'],
  ['Document', 'event'],
  ['Statement', 'speaker'],
  ['Statement', 'event'],
  ['Member', 'country'],
  ['Country', 'member'],
  ['Office', 'of'],
  ['Place', 'country'],
  ['Place', 'partOf'],
  ['Presidency', 'member'],
  ['Presidency', 'summit'],
  ['Priority', 'broader'],
] as const;
