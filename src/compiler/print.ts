import { labelsOf, type NodeModel } from '../model/define.ts';
import { quoteName } from './cypher.ts';
import { endsAtTarget } from './mapping.ts';
import type {
  Binding,
  Column,
  Counts,
  Expression,
  Guard,
  Join,
  Match,
  OrderBy,
  Plan,
  Predicate,
  PropertyOf,
  Query,
  Row,
  Tally,
  Variable,
  Written,
} from './plan-node.ts';

/**
 * Prints a plan. Variables and parameters are named in the order in which they come, so plans of one shape give the same
 * bytes, and no value enters the text: it is a parameter, always.
 */
export function printPlan(plan: Plan): Printed {
  const printer = new Printer();
  const columns = [...(plan.query === undefined ? [] : columnNames(plan.query.row)), ...plan.extras.map(extraName)];
  return {
    text: printer.plan(plan),
    columns: columns.length > 0 ? columns : [extraName(0, 0)],
    bindings: printer.bindings,
  };
}

/** A statement without the values of a request. */
export interface Printed {
  readonly text: string;
  /** The names of the columns of its records, in order. */
  readonly columns: readonly string[];
  /** What travels as a parameter, by its name. */
  readonly bindings: Readonly<Record<string, Binding>>;
}

const extraName = (_extra: unknown, index: number): string => `x${index}`;
const columnNames = ({ columns }: Row): readonly string[] =>
  columns.length === 0 ? ['c0'] : columns.map((_, index) => `c${index}`);

class Printer {
  readonly bindings: Record<string, Binding> = {};
  readonly #names = new Map<Variable, string>();
  readonly #bound = new Map<Binding, string>();
  readonly #counts = { node: 0, relationship: 0, parameter: 0 };

  plan({ query, extras }: Plan): string {
    if (query !== undefined) return extras.length === 0 ? this.#root(query) : this.#rootWithExtras(query, extras);
    const columns = extras.map((extra, index) => `${this.#expression(extra)} AS ${extraName(extra, index)}`);
    return `RETURN ${columns.join(', ') || 'true AS x0'}`;
  }

  #root(query: Query): string {
    const order = this.#order(query.order);
    return [
      this.#match(query.match, query.where),
      this.#cut(query, order),
      ...query.row.joins.map((join) => this.#join(join)),
      `RETURN ${this.#columns(query.row).join(', ')}${order(' ORDER BY ')}`,
    ]
      .filter((line) => line !== '')
      .join('\n');
  }

  #rootWithExtras(query: Query, extras: readonly Expression[]): string {
    const order = this.#order(query.order);
    const names = extras.map(extraName);
    const known = extras.map((extra, index) => `${this.#expression(extra)} AS ${names[index]}`).join(', ');
    const match = this.#match(query.match, query.where);
    const carried = this.#carried(query.match);
    return [
      `WITH ${known}`,
      `OPTIONAL CALL () { ${match} RETURN ${carried}${order(' ORDER BY ')}${this.#limit(query)} }`,
      ...query.row.joins.map((join) => this.#join(join)),
      `RETURN ${[...this.#columns(query.row), ...names].join(', ')}${order(' ORDER BY ')}`,
    ].join('\n');
  }

  /** `WITH … ORDER BY … LIMIT` between a match and what is read from its rows. */
  #cut(query: Query, order: (keyword: string) => string): string {
    if (query.limit === undefined && query.order.length === 0 && !query.distinct) return '';
    const carried = this.#carried(query.match);
    return `WITH ${query.distinct ? 'DISTINCT ' : ''}${carried}${order(' ORDER BY ')}${this.#limit(query)}`;
  }

  /** What later clauses need of a match. */
  #carried(match: Match): string {
    return [match.node, 'relationship' in match ? match.relationship : undefined]
      .filter((variable) => variable !== undefined)
      .map((variable) => this.#name(variable))
      .join(', ');
  }

  #limit({ limit }: Query): string {
    return limit === undefined ? '' : ` LIMIT ${this.#bind(limit)}`;
  }

  #order(terms: readonly OrderBy[]): (keyword: string) => string {
    return (keyword) => {
      if (terms.length === 0) return '';
      const printed = terms.map(({ property, direction }) => {
        const text = this.#property(property);
        return direction === 'DESC' ? `${text} DESC` : text;
      });
      return keyword + printed.join(', ');
    };
  }

  #columns(row: Row): readonly string[] {
    if (row.columns.length === 0) return ['true AS c0'];
    return row.columns.map((column, index) => `${this.#column(column)} AS c${index}`);
  }

  #column({ expression, guard }: Column): string {
    const text = this.#expression(expression);
    return guard === undefined || expression.kind === 'property'
      ? text
      : `CASE WHEN ${this.#guard(guard)} THEN ${text} END`;
  }

  #guard({ node, labels }: Guard): string {
    return `${this.#name(node)}:${labels.map(quoteName).join('|')}`;
  }

  #expression(expression: Expression): string {
    switch (expression.kind) {
      case 'property': {
        const { property } = expression;
        const isTemporal = property.type === 'date' || property.type === 'dateTime';
        const text = this.#property(property);
        if (!isTemporal) return text;
        return property.list ? `[x IN ${text} | toString(x)]` : `toString(${text})`;
      }
      case 'computed':
        return this.#computed(expression);
      case 'type': {
        const name = this.#name(expression.node);
        const branches = expression.labels.map((label, index) => `WHEN ${name}:${quoteName(label)} THEN ${index}`);
        return `CASE ${branches.join(' ')} END`;
      }
      case 'rows':
        return `COLLECT { ${this.#rows(expression.query)} }`;
      case 'count':
        return `COUNT { ${this.#tally(expression.query)} }`;
      case 'exists':
        return `EXISTS { ${this.#tally(expression.query)} }`;
      case 'counts':
        return `COLLECT { ${this.#tallies(expression.query)} }`;
    }
  }

  #computed({ written, type, list }: Extract<Expression, { kind: 'computed' }>): string {
    const values = `COLLECT { ${this.#written(written)} }`;
    const isTemporal = type === 'date' || type === 'dateTime';
    if (list) return isTemporal ? `[x IN ${values} | toString(x)]` : values;
    return isTemporal ? `toString(head(${values}))` : `head(${values})`;
  }

  #written({ texts, holes }: Written): string {
    const filled = holes.map((hole, index) => {
      const text = 'stands' in hole ? this.#name(hole) : this.#bind(hole);
      return `${text}${texts[index + 1]}`;
    });
    return [texts[0], ...filled]
      .join('')
      .trim()
      .replaceAll(/\s*\n\s*/g, ' ');
  }

  #tallies({ match, where, by, first, limit, row }: Counts): string {
    const parts = [this.#match(match, where)];
    let key = 'v';
    if (by.kind === 'node') {
      parts.push(...by.steps.map((step) => this.#match(step.match, step.where, 'OPTIONAL ')));
      key = this.#property(by.key);
      parts.push(`WITH ${this.#name(by.key.of)}, count(DISTINCT ${this.#name(match.node)}) AS k`);
    } else {
      const value = this.#property(by.property);
      if (by.property.list) parts.push(`UNWIND CASE WHEN size(${value}) > 0 THEN ${value} ELSE [null] END AS v`);
      parts.push(`WITH ${by.property.list ? 'v' : `${value} AS v`}, count(*) AS k`);
    }
    const order = first === 'count' ? `ORDER BY k DESC, ${key}` : `ORDER BY ${key}`;
    const columns = row.columns.map((column) => this.#column(column));
    return [
      ...parts,
      `${order} LIMIT ${this.#bind(limit)}`,
      ...row.joins.map((join) => this.#join(join)),
      `RETURN [${[...columns, `toString(${key})`, 'k'].join(', ')}] AS r ${order}`,
    ].join(' ');
  }

  #rows(query: Query): string {
    const order = this.#order(query.order);
    const match = this.#match(query.match, query.where);
    const cut = this.#cut(query, order);
    const joins = query.row.joins.map((join) => this.#join(join));
    const columns = query.row.columns.map((column) => this.#column(column));
    return [match, cut, ...joins, `RETURN [${columns.join(', ')}]${order(' AS r ORDER BY ')}`]
      .filter((part) => part !== '')
      .join(' ');
  }

  #tally({ match, where, distinct }: Tally): string {
    if (
      where.length === 0 &&
      !distinct &&
      match.kind === 'hops' &&
      match.hops.length === 1 &&
      match.repeated !== true
    ) {
      return this.#hops(match, endsAtTarget(match.hops[0]!));
    }
    const returned = match.kind === 'custom' ? ` RETURN ${this.#name(match.node)}` : '';
    return `${this.#match(match, where)}${distinct ? ` RETURN DISTINCT ${this.#name(match.node)}` : returned}`;
  }

  #match(match: Match, where: readonly Predicate[], optional = ''): string {
    const conditions = where.map((predicate) => this.#predicate(predicate, 'and'));
    const filter = (texts: readonly string[]) => (texts.length === 0 ? '' : ` WHERE ${texts.join(' AND ')}`);
    switch (match.kind) {
      case 'label':
        return `${optional}MATCH (${this.#name(match.node)}:${quoteName(match.model.label)})${filter(conditions)}`;
      case 'hops':
        return `${optional}MATCH ${this.#hops(match, false)}${filter(conditions)}`;
      case 'key': {
        const value = 'of' in match.value ? this.#property(match.value) : this.#bind(match.value);
        const pattern = `(${this.#name(match.node)}${keyLabels(match.model, match.property)} {${quoteName(match.property)}: ${value}})`;
        return `${optional}MATCH ${pattern}${filter(conditions)}`;
      }
      case 'keys': {
        const name = this.#name(match.node);
        const values = 'of' in match.values ? this.#property(match.values) : this.#bind(match.values);
        const condition = `${name}.${quoteName(match.property)} IN ${values}`;
        return `${optional}MATCH (${name}${keyLabels(match.model, match.property)})${filter([condition, ...conditions])}`;
      }
      case 'custom': {
        const imports = match.from.map((variable) => this.#name(variable)).join(', ');
        const rest = conditions.length === 0 ? '' : ` WITH *${filter(conditions)}`;
        return `${optional}CALL (${imports}) { ${this.#written(match.written)} }${rest}`;
      }
    }
  }

  #hops(match: Extract<Match, { kind: 'hops' }>, withoutLabels: boolean): string {
    const last = match.hops.length - 1;
    let text = `(${this.#name(match.from)})`;
    for (const [index, { relationship, direction, target }] of match.hops.entries()) {
      const edge = index === last && match.relationship !== undefined ? this.#name(match.relationship) : '';
      const arrow = `[${edge}:${quoteName(relationship.type)}${match.repeated === true ? '*0..' : ''}]`;
      const node = `${index === last && !withoutLabels ? this.#name(match.node) : ''}${withoutLabels ? '' : `:${quoteName(target.label)}`}`;
      text += direction === 'out' ? `-${arrow}->(${node})` : `<-${arrow}-(${node})`;
    }
    return text;
  }

  #join({ match, certain, key, guard }: Join): string {
    const where: readonly string[] = guard === undefined ? [] : [this.#guard(guard)];
    const optional = this.#match(match, [], 'OPTIONAL ') + (where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`);
    if (certain || match.kind !== 'hops') return optional;
    const node = this.#name(match.node);
    return `CALL (${this.#name(match.from)}) { ${optional} RETURN ${node} ORDER BY ${this.#property(key)} LIMIT 1 }`;
  }

  #predicate(predicate: Predicate, within: 'and' | 'or'): string {
    switch (predicate.kind) {
      case 'and':
      case 'or': {
        const { kind, operands } = predicate;
        if (operands.length === 0) return kind === 'and' ? 'true' : 'false';
        const text = operands.map((operand) => this.#predicate(operand, kind)).join(kind === 'and' ? ' AND ' : ' OR ');
        return kind === within || operands.length === 1 ? text : `(${text})`;
      }
      case 'not':
        if (predicate.operand.kind === 'exists') return `NOT ${this.#predicate(predicate.operand, 'and')}`;
        // What is unknown is not so: without this, neither a condition nor its opposite would hold for it.
        return `NOT coalesce(${this.#predicate(predicate.operand, 'and')}, false)`;
      case 'exists':
        return `EXISTS { ${this.#tally(predicate.query)} }`;
      case 'labels':
        return `${this.#name(predicate.node)}:${predicate.labels.map(quoteName).join('|')}`;
      case 'holds':
        return this.#holds(predicate);
      case 'compare':
        return `${this.#property(predicate.left)} ${predicate.operator} ${this.#bind(predicate.right)}`;
      case 'isNull':
        return `${this.#property(predicate.operand)} IS NULL`;
      case 'isNotNull':
        return `${this.#property(predicate.operand)} IS NOT NULL`;
      case 'literal':
        return String(predicate.value);
    }
  }

  #holds({ list, quantifier, right }: Extract<Predicate, { kind: 'holds' }>): string {
    const values = this.#bind(right);
    const property = this.#property(list);
    return quantifier === 'one' ? `${values} IN ${property}` : `${quantifier}(x IN ${values} WHERE x IN ${property})`;
  }

  #property({ of, name }: PropertyOf): string {
    return `${this.#name(of)}.${quoteName(name)}`;
  }

  #bind(binding: Binding): string {
    const { type, list } = binding;
    const name = this.#bound.get(binding) ?? `p${this.#counts.parameter++}`;
    this.#bound.set(binding, name);
    this.bindings[name] = binding;
    const convert = type === 'date' ? 'date' : type === 'dateTime' ? 'datetime' : undefined;
    if (convert === undefined) return `$${name}`;
    return list ? `[x IN $${name} | ${convert}(x)]` : `${convert}($${name})`;
  }

  #name(variable: Variable): string {
    const known = this.#names.get(variable);
    if (known !== undefined) return known;
    const name = `${variable.stands === 'node' ? 'n' : 'e'}${this.#counts[variable.stands]++}`;
    this.#names.set(variable, name);
    return name;
  }
}

/** The labels a look-up by a property must name: the one whose constraint serves it, and the one that is asked for. */
function keyLabels(model: NodeModel, property: string): string {
  const serving =
    property === model.key ? model.keyLabel : labelsOf(model).find((label) => uniqueIn(model, label, property));
  // Neo4j takes `:A:B` and `:A|B` in one statement only if the first is written `:A&B`.
  return `:${[...new Set([serving ?? model.label, model.label])].map(quoteName).join('&')}`;
}

function uniqueIn(model: NodeModel, label: string, property: string): boolean {
  return model.label === label
    ? model.unique.includes(property)
    : model.parents.some((parent) => uniqueIn(parent, label, property));
}
