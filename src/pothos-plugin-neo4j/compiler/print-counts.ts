import type { CountedValue, Counts, CrossTabulation, PropertyOf } from './plan-node.ts';
import { MatchPrinter } from './print-match.ts';

/** The clauses that count nodes by values. */
export interface Groups {
  readonly parts: readonly string[];
  /** The expression for the key of each value. */
  readonly keys: readonly string[];
  /** The keys as text: null for no value, false for a node without its key. */
  readonly texts: readonly string[];
  /** The `ORDER BY` of the values. */
  readonly order: string;
}

type Counting<Of> = Omit<Of, 'limit' | 'row'>;

/** Prints the clauses that count the nodes of each value. `k` is the number; `a0`, `a1` and so on are the averages. */
export class CountPrinter extends MatchPrinter {
  /** Counts by one value: a node, or `v`. */
  protected groups({ match, where, distinct, by, averages, first }: Counting<Counts>): Groups {
    const node = this.name(match.node);
    const isCountedByRows = by.kind === 'property' && by.steps.length === 0;
    const parts = [
      this.match(match, where),
      ...(distinct && isCountedByRows ? [`WITH DISTINCT ${node}`] : []),
      ...this.#steps(by),
    ];
    const means = this.#means(averages);
    let key = 'v';
    if (by.kind === 'node') {
      key = this.property(by.key);
      const value = this.name(by.key.of);
      if (means === '') parts.push(`WITH ${value}, count(DISTINCT ${node}) AS k`);
      else parts.push(`WITH DISTINCT ${node}, ${value} WITH ${value}, count(*) AS k${means}`);
    } else {
      const property = this.#grouped(by.property);
      key = keyOf(by.property, 'v');
      if (by.property.list) parts.push(unwound(property, 'v'));
      const value = by.property.list ? 'v' : `${property} AS v`;
      // Several steps can lead to one value more than once.
      if (isCountedByRows) parts.push(`WITH ${value}, count(*) AS k${means}`);
      else parts.push(`WITH DISTINCT ${node}, ${value} WITH v, count(*) AS k${means}`);
    }
    return { parts, keys: [key], texts: [this.#text(by, key)], order: orderOf(first, [key]) };
  }

  /** Counts by two values: nodes, or `v` and `w`. A node has one row for each first value before the second value is matched. */
  protected pairs({ match, where, by: [row, column], averages, first }: Counting<CrossTabulation>): Groups {
    const node = this.name(match.node);
    const parts = [this.match(match, where)];
    const carried = [node];
    const values = (
      [
        [row, 'v'],
        [column, 'w'],
      ] as const
    ).map(([by, name]) => {
      const { value, key, found, steps } = this.#value(by, name);
      parts.push(...steps, `WITH DISTINCT ${[...carried, found].join(', ')}`);
      carried.push(value);
      return { value, key };
    });
    const keys = values.map(({ key }) => key);
    const texts = [row, column].map((by, index) => this.#text(by, keys[index]!));
    parts.push(`WITH ${values.map(({ value }) => value).join(', ')}, count(*) AS k${this.#means(averages)}`);
    return { parts, keys, texts, order: orderOf(first, keys) };
  }

  /** The clauses that find a value, and the name of the value: `name`, unless it is a node. */
  #value(by: CountedValue, name: string) {
    const steps = this.#steps(by);
    if (by.kind === 'node') {
      const value = this.name(by.key.of);
      return { steps, value, key: this.property(by.key), found: value };
    }
    const property = this.#grouped(by.property);
    const key = keyOf(by.property, name);
    if (by.property.list) return { steps: [...steps, unwound(property, name)], value: name, key, found: name };
    return { steps, value: name, key, found: `${property} AS ${name}` };
  }

  #text(by: CountedValue, key: string): string {
    const text = `toString(${key})`;
    if (by.kind !== 'node' || by.key.stored === 'elementId') return text;
    return `CASE WHEN ${this.name(by.key.of)} IS NOT NULL THEN coalesce(${text}, false) END`;
  }

  /** The expression that values are grouped by. NaN equals nothing, so floats that can be NaN are grouped by their text. */
  #grouped(property: PropertyOf): string {
    const text = this.property(property);
    if (!isGroupedByText(property)) return text;
    return property.list ? `[x IN ${text} | toString(x)]` : `toString(${text})`;
  }

  #steps({ steps }: CountedValue): readonly string[] {
    return steps.map(({ match, where }) => this.match(match, where, 'OPTIONAL '));
  }

  #means(averages: readonly PropertyOf[]): string {
    return averages.map((property, index) => `, ${this.#mean(property)} AS a${index}`).join('');
  }

  /** The averages. `sum / count` of integers does not depend on the order of the rows; the result of `avg` may. */
  #mean(property: PropertyOf): string {
    const value = this.property(property);
    // The sum of 64-bit integers can exceed 64 bits.
    const summed = property.isWide && property.type === 'integer' ? `sum(toFloat(${value}))` : `toFloat(sum(${value}))`;
    return `CASE count(${value}) WHEN 0 THEN null ELSE ${summed} / count(${value}) END`;
  }
}

const unwound = (property: string, name: string): string =>
  `UNWIND CASE WHEN size(${property}) > 0 THEN ${property} ELSE [null] END AS ${name}`;

const isGroupedByText = ({ type, isWide }: PropertyOf): boolean => type === 'float' && isWide;

/** The expression that orders values with this name. */
const keyOf = (property: PropertyOf, name: string): string => (isGroupedByText(property) ? `toFloat(${name})` : name);

const orderOf = (first: Counts['first'], keys: readonly string[]): string =>
  `ORDER BY ${[...(first === 'count' ? ['k DESC'] : []), ...keys].join(', ')}`;
