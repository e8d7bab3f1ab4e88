import type { SchemaStatement } from '../model/cypher.ts';
import { quoteName } from '../model/quote-name.ts';
import { holdsAggregation, originOf } from './custom-parts.ts';
import type {
  Binding,
  Column,
  CountPage,
  Counts,
  CrossTabulation,
  Expression,
  Guard,
  Join,
  Match,
  OrderBy,
  Plan,
  Query,
  Row,
  Seeing,
} from './plan-node.ts';
import { collected, columnNames, extraName, isCutAtEnd, isReadAsText, joinClauses } from './print-clauses.ts';
import { CountPrinter, type Groups } from './print-counts.ts';
import { prefixes } from './print-match.ts';

/**
 * Prints a plan. Variables and parameters get their names in the order of their use, so plans of one shape have exactly the
 * same text. The text contains no value of a request: each is a parameter.
 */
export function printPlan(plan: Plan, seeing: Seeing): Printed {
  const printer = new Printer(seeing);
  const text = printer.plan(plan);
  const { bindings, wanted } = printer;
  const columns = [...(plan.query === undefined ? [] : columnNames(plan.query.row)), ...plan.extras.map(extraName)];
  return {
    text,
    columns: columns.length > 0 ? columns : [extraName(0, 0)],
    bindings,
    wanted: wanted.statements(),
  };
}

/** A statement without the values of a request. */
export interface Printed {
  readonly text: string;
  /** The names of the columns of its records, in order. */
  readonly columns: readonly string[];
  /** The values that are sent as parameters, by name. */
  readonly bindings: Readonly<Record<string, Binding>>;
  /** The constraints and indexes that serve it. */
  readonly wanted: readonly SchemaStatement[];
}

class Printer extends CountPrinter {
  readonly #lifted = new Map<Column, string>();

  plan({ query, extras, sizeOfList }: Plan): string {
    if (query !== undefined) {
      this.wanted.order(query);
      return extras.length === 0 ? this.#root(query) : this.#rootWithExtras(query, extras, sizeOfList);
    }
    const [only] = extras;
    if (only !== undefined && extras.length === 1) return `${this.#returned(only)} AS ${extraName(only, 0)}`;
    const columns = extras.map((extra, index) => `${this.#expression(extra)} AS ${extraName(extra, index)}`);
    return `RETURN ${columns.join(', ') || 'true AS x0'}`;
  }

  #root(query: Query): string {
    const order = this.#order(query.order);
    return [
      this.#found(query),
      this.#cut(query, order),
      ...this.#joins(query.row),
      `RETURN ${this.#columns(query.row).join(', ')}${order(' ORDER BY ')}${this.#endCut(query)}`,
    ]
      .filter((line) => line !== '')
      .join('\n');
  }

  #rootWithExtras(query: Query, extras: readonly Expression[], sizeOfList: number | undefined): string {
    const order = this.#order(query.order);
    const list = sizeOfList === undefined ? '' : `${prefixes.value}${this.counts.value++}`;
    const named = (extra: Expression, index: number) => `${this.#expression(extra)} AS ${extraName(extra, index)}`;
    const known = extras.flatMap((extra, index) => (index === sizeOfList ? [] : [named(extra, index)]));
    const names = extras.map((extra, index) => {
      const name = extraName(extra, index);
      return index === sizeOfList ? `size(${list}) AS ${name}` : name;
    });
    return [
      ...(known.length === 0 ? [] : [`WITH ${known.join(', ')}`]),
      ...(sizeOfList === undefined ? this.#page(query, order) : this.#pageOfList(query, order, list)),
      ...this.#joins(query.row, query.match),
      `RETURN ${[...this.#columns(query.row), ...names].join(', ')}${order(' ORDER BY ')}`,
    ].join('\n');
  }

  #page(query: Query, order: (keyword: string) => string): readonly string[] {
    const match = this.#found(query);
    const carried = this.#carried(query);
    return [`OPTIONAL CALL () { ${match} RETURN ${carried}${order(' ORDER BY ')}${this.#limit(query)} }`];
  }

  /** Collects all rows in order, and cuts the page from this list. */
  #pageOfList(query: Query, order: (keyword: string) => string, list: string): readonly string[] {
    const match = this.match(query.match, query.where);
    const node = this.carried(query.match);
    const page = query.limit === undefined ? list : `${list}[..${this.bind(query.limit)}]`;
    return [
      `CALL () { ${match} WITH ${node}${order(' ORDER BY ')} RETURN collect(${node}) AS ${list} }`,
      `OPTIONAL CALL (${list}) { UNWIND ${page} AS ${node} RETURN ${node} }`,
    ];
  }

  #found({ match, where, grouping }: Query): string {
    const text = this.match(match, where);
    return grouping === undefined ? text : `${text} ${this.grouped(grouping)}`;
  }

  #carried({ match, grouping }: Query): string {
    if (grouping === undefined) return this.carried(match);
    const carried = grouping.isOfKeys ? this.name(match.node) : this.carried(match);
    return `${carried}, ${this.name(grouping.list)}`;
  }

  /** `WITH … ORDER BY … LIMIT` between a match and further matches for each of its rows. */
  #cut(query: Query, order: (keyword: string) => string): string {
    return isCutAtEnd(query) ? '' : this.#cutBefore(query, order);
  }

  #cutBefore(query: Query, order: (keyword: string) => string): string {
    if (query.limit === undefined && query.order.length === 0 && !query.distinct) return '';
    const carried = this.#carried(query);
    return `WITH ${query.distinct ? 'DISTINCT ' : ''}${carried}${order(' ORDER BY ')}${this.#limit(query)}`;
  }

  /** Neo4j still reads the columns after the limit, and plans one clause less. */
  #endCut(query: Query): string {
    return isCutAtEnd(query) ? this.#limit(query) : '';
  }

  #limit({ limit }: Query): string {
    return limit === undefined ? '' : ` LIMIT ${this.bind(limit)}`;
  }

  #order(terms: readonly OrderBy[]): (keyword: string) => string {
    return (keyword) => (terms.length === 0 ? '' : keyword + this.terms(terms));
  }

  #columns(row: Row): readonly string[] {
    if (row.columns.length === 0) return ['true AS c0'];
    return row.columns.map((column, index) => `${this.#column(column)} AS c${index}`);
  }

  /** The clauses between a match and `RETURN`. `found` is the match whose rows can be empty. */
  #joins({ joins, columns }: Row, found?: Match): readonly string[] {
    const lifted = columns.filter(({ expression }) => holdsAggregation(expression));
    return [...joins.map((join) => this.#join(join)), ...lifted.map((column) => this.#lift(column, found))];
  }

  /**
   * Reads collected lists and results of Cypher of the author in a `CALL` before `RETURN`. Among the columns, Neo4j would treat all
   * of them as an aggregation. For an empty row nothing is read, since Cypher of the author relies on its node.
   */
  #lift(column: Column, found: Match | undefined): string {
    const { expression, guard } = column;
    const read = originOf(expression);
    const ofRow = [found?.node, found !== undefined && 'relationship' in found ? found.relationship : undefined];
    const from = new Set([...read, ...(guard ? [guard.node] : [])]);
    const imports = [...from].map((variable) => this.name(variable)).join(', ');
    const conditions = [
      ...read.filter((variable) => ofRow.includes(variable)).map((variable) => `${this.name(variable)} IS NOT NULL`),
      ...(guard === undefined ? [] : [this.#guard(guard)]),
    ];
    const where = conditions.length === 0 ? '' : `WITH ${imports} WHERE ${conditions.join(' AND ')} `;
    const text = this.#returned(expression);
    const name = `${prefixes.value}${this.counts.value++}`;
    this.#lifted.set(column, name);
    return `${where === '' ? '' : 'OPTIONAL '}CALL (${imports}) { ${where}${text} AS ${name} }`;
  }

  /** The end of a query that has one row with one value. Neo4j plans `collect(…)` there sooner than a `COLLECT` subquery. */
  #returned(expression: Expression): string {
    switch (expression.kind) {
      case 'rows':
        return this.#collectedRows(expression.query);
      case 'counts':
        return this.#collectedTallies(expression.query, this.groups(expression.query));
      case 'crossTabulation':
        return this.#collectedTallies(expression.query, this.pairs(expression.query));
      default:
        return `RETURN ${this.#expression(expression)}`;
    }
  }

  /** `collect` keeps the order of the clause before it. So what is joined behind the cut is ordered once more. */
  #collectedRows(query: Query): string {
    const order = this.#order(query.order);
    const match = this.#found(query);
    const cut = isCutAtEnd(query) ? this.#cutBefore(query, order) : this.#cut(query, order);
    const joins = this.#joins(query.row);
    const row = `[${query.row.columns.map((column) => this.#column(column)).join(', ')}]`;
    return joinClauses([match, cut, ...collected(row, joins, order(' ORDER BY '))]);
  }

  #collectedTallies(query: Counts | CrossTabulation, { parts, texts, order }: Groups): string {
    const joins = this.#joins(query.row);
    const row = this.#tallyRow(query, texts);
    return joinClauses([...parts, `${order} LIMIT ${this.bind(query.limit)}`, ...collected(row, joins, ` ${order}`)]);
  }

  #column(column: Column): string {
    const { expression, guard } = column;
    const lifted = this.#lifted.get(column);
    if (lifted !== undefined) return expression.kind === 'computed' && !expression.list ? `head(${lifted})` : lifted;
    const text = this.#expression(expression);
    return guard === undefined ? text : `CASE WHEN ${this.#guard(guard)} THEN ${text} END`;
  }

  #guard({ node, labels }: Guard): string {
    return `${this.name(node)}:${labels.map(quoteName).join('|')}`;
  }

  #expression(expression: Expression): string {
    switch (expression.kind) {
      case 'property': {
        const { property } = expression;
        const text = this.property(property);
        if (!isReadAsText(property)) return text;
        return property.list ? `[x IN ${text} | toString(x)]` : `toString(${text})`;
      }
      case 'digits':
        return `toString(${this.property(expression.property)})`;
      case 'computed':
        return this.#computed(expression);
      case 'isThere':
        return `${this.name(expression.node)} IS NOT NULL`;
      case 'labels':
        return `labels(${this.name(expression.node)})`;
      case 'firstLabel':
        return this.#firstLabel(expression);
      case 'rows':
        return `COLLECT { ${this.#rows(expression.query)} }`;
      case 'count':
        return `COUNT { ${this.tally(expression.query)} }`;
      case 'exists':
        return `EXISTS { ${this.tally(expression.query)} }`;
      case 'counts':
        return `COLLECT { ${this.#tallies(expression.query, this.groups(expression.query))} }`;
      case 'crossTabulation':
        return `COLLECT { ${this.#tallies(expression.query, this.pairs(expression.query))} }`;
      case 'countPage':
        return `COLLECT { ${this.#countPage(expression.query)} }`;
    }
  }

  #firstLabel({ node, labels }: Extract<Expression, { kind: 'firstLabel' }>): string {
    const name = this.name(node);
    const branches = labels.map((label, place) => `WHEN ${name}:${quoteName(label)} THEN ${place}`);
    return `CASE ${branches.join(' ')} END`;
  }

  #computed({ from, written, value, type }: Extract<Expression, { kind: 'computed' }>): string {
    const call = this.call(from, written);
    const name = this.name(value);
    return `COLLECT { ${call} RETURN ${isReadAsText({ type, isWide: false }) ? `toString(${name}) AS r` : name} }`;
  }

  #tallies(query: Counts | CrossTabulation, { parts, texts, order }: Groups): string {
    // Before the columns, which read what is lifted here.
    const joins = this.#joins(query.row);
    const row = this.#tallyRow(query, texts);
    return joinClauses([...parts, `${order} LIMIT ${this.bind(query.limit)}`, ...joins, `RETURN ${row} AS r ${order}`]);
  }

  #tallyRow({ row, averages }: Counts | CrossTabulation, texts: readonly string[]): string {
    const values = [...averages.map((_, index) => `a${index}`), ...texts, 'k'];
    return `[${[...row.columns.map((column) => this.#column(column)), ...values].join(', ')}]`;
  }

  /** The list `l` has all values, each with its number, its key as text and its averages. */
  #countPage({ row, cut, hasRows, ...counts }: CountPage): string {
    const { after, before, first, last } = cut;
    const { parts, texts, order } = this.groups(counts);
    const text = texts[0]!;
    const value = counts.by.kind === 'node' ? this.name(counts.by.key.of) : 'v';
    const means = counts.averages.map((_, index) => `a${index}`);
    const place = (of: Binding) => {
      const name = this.bind(of);
      return `head([i IN range(0, size(l) - 1) WHERE l[i][2] = ${name} OR (l[i][2] IS NULL AND ${name} IS NULL)])`;
    };
    const from = after === undefined ? '0' : `${place(after)} + 1`;
    const to = before === undefined ? 'size(l)' : place(before);
    let page = 'l[f..t]';
    if (hasRows && first !== undefined) page += `[..${this.bind(first)}]`;
    if (hasRows && last !== undefined) page = `reverse(reverse(${page})[..${this.bind(last)}])`;
    const listed = [value, 'k', text, ...means];
    const fields = [value, 'k', ...means].map((name, index) => `x[${index < 2 ? index : index + 1}] AS ${name}`);
    // Before the columns, which read what is lifted here.
    const joins = this.#joins(row);
    const columns = [...row.columns.map((column) => this.#column(column)), ...means, text, 'k'];
    const rows = [`UNWIND ${page} AS x WITH ${fields.join(', ')}`, ...joins, `RETURN [${columns.join(', ')}] AS r`];
    const name = `${prefixes.value}${this.counts.value++}`;
    return [
      ...parts,
      order,
      `WITH collect([${listed.join(', ')}]) AS l WITH l, ${from} AS f, ${to} AS t`,
      // In a CALL of its own: beside other values, Neo4j would treat it as an aggregation if Cypher of the author contains one.
      `CALL (l, f, t) { RETURN ${hasRows ? `COLLECT { ${rows.join(' ')} ${order} }` : '[]'} AS ${name} }`,
      `RETURN [size(l), f, t, ${name}] AS r`,
    ].join(' ');
  }

  #rows(query: Query): string {
    const order = this.#order(query.order);
    const match = this.#found(query);
    const cut = this.#cut(query, order);
    const joins = this.#joins(query.row);
    const columns = query.row.columns.map((column) => this.#column(column));
    const returned = `RETURN [${columns.join(', ')}]${order(' AS r ORDER BY ')}${this.#endCut(query)}`;
    return joinClauses([match, cut, ...joins, returned]);
  }

  #join({ match, certain, key, guard }: Join): string {
    const optional = this.match(match, guard === undefined ? [] : [{ kind: 'labels', ...guard }], 'OPTIONAL ');
    if (certain || match.kind !== 'hops') return optional;
    const node = this.name(match.node);
    return `CALL (${this.name(match.from)}) { ${optional} RETURN ${node} ORDER BY ${this.property(key)} LIMIT 1 }`;
  }
}
