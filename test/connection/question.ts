import fc from 'fast-check';
import { maximumPageSize } from '../plugin/films/schema.ts';
import type { Kind } from './kinds.ts';
import type { Term } from './order.ts';

const flags = ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'] as const;

/** What is asked of a connection. Undefined leaves an argument out; positions are counted round the whole list. */
export interface Question {
  readonly parent: number;
  readonly orderBy: readonly Term[] | null | undefined;
  /** Only nodes whose slug is this or comes later. */
  readonly least: string | undefined;
  readonly first: number | null | undefined;
  readonly last: number | null | undefined;
  readonly after: number | null | undefined;
  readonly before: number | null | undefined;
  readonly selected: {
    readonly edges: boolean;
    readonly nodes: boolean;
    readonly totalCount: boolean;
    readonly pageInfo: readonly (typeof flags)[number][];
  };
}

const sizes = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 5 }) },
  { weight: 1, arbitrary: fc.constant(maximumPageSize) },
);
const maybe = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
const positions = fc.nat({ max: 39 });

/** Random questions to connections of one kind. */
export function questions(kind: Kind): fc.Arbitrary<Question> {
  const terms = fc.record({
    field: fc.constantFrom(...kind.orders),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
  });
  return fc.record({
    parent: fc.nat({ max: 12 }),
    orderBy: maybe(fc.uniqueArray(terms, { selector: ({ field }) => field, maxLength: 3 })),
    least: fc.option(fc.constantFrom('9', 'A', 'a', 'b'), { nil: undefined, freq: 1 }),
    first: maybe(sizes),
    last: maybe(sizes),
    after: maybe(positions),
    before: maybe(positions),
    selected: fc.record({
      edges: fc.boolean(),
      nodes: fc.boolean(),
      totalCount: fc.boolean(),
      pageInfo: fc.subarray([...flags]),
    }),
  });
}
