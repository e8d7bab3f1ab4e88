import { type NodeModel, storedAt } from '../model/define.ts';
import { quoteName } from '../model/quote-name.ts';
import { endsAtTarget } from './mapping.ts';
import { type Hops, isJoin, joinsOf, keyLabels, labelsFor, type Pattern } from './pattern.ts';
import type {
  Binding,
  Grouping,
  Match,
  OrderBy,
  Predicate,
  PropertyOf,
  Seeing,
  Tally,
  Variable,
  VisibleCondition,
  Written,
} from './plan-node.ts';
import { speaksOf } from './start.ts';
import { constructors } from './statement.ts';
import { printVisible } from './visible.ts';
import { Wanted } from './wanted.ts';

/** What the names of variables begin with. */
export const prefixes = { node: 'n', relationship: 'e', value: 'v' } as const;

/** Prints matches and conditions. Names variables and parameters in the order of their use. */
export class MatchPrinter {
  readonly bindings: Record<string, Binding> = {};
  readonly wanted = new Wanted();
  protected readonly counts = { node: 0, relationship: 0, value: 0, parameter: 0 };
  readonly #names = new Map<Variable, string>();
  readonly #bound = new Map<Binding, string>();
  readonly #between = new Map<Match, readonly Variable[]>();
  readonly #seeing: Seeing;

  constructor(seeing: Seeing) {
    this.#seeing = seeing;
  }

  protected call(from: readonly Variable[], written: Written): string {
    return `CALL (${from.map((variable) => this.name(variable)).join(', ')}) { ${this.written(written)} }`;
  }

  protected written({ texts, holes }: Written): string {
    const filled = holes.map((hole, index) => {
      return `${this.#filled(hole)}${texts[index + 1]}`;
    });
    return [texts[0], ...filled]
      .join('')
      .trim()
      .replaceAll(/\s*\n\s*/g, ' ');
  }

  #filled(hole: Written['holes'][number]): string {
    if ('stands' in hole) return this.name(hole);
    if (!('conditions' in hole)) return this.bind(hole);
    return hole.conditions.map((one) => this.#visible(one, hole.of)).join(' AND ') || 'true';
  }

  /** The visibility conditions of a node. Every node that a match finds gets them. */
  #seen(node: Variable, model: NodeModel): readonly string[] {
    return this.#seeing(model).map((condition) => this.#visible(condition, this.name(node)));
  }

  #visible(condition: VisibleCondition, name: string): string {
    return printVisible(condition, name, (binding) => this.bind(binding));
  }

  protected tally({ match, where, grouping, distinct }: Tally): string {
    if (
      grouping === undefined &&
      where.length === 0 &&
      !distinct &&
      match.kind === 'hops' &&
      match.hops.length === 1 &&
      match.repeated !== true &&
      this.#seeing(match.hops[0]!.target).length === 0
    ) {
      return this.#hops(match, endsAtTarget(match.hops[0]!));
    }
    if (grouping !== undefined) {
      return `${this.match(match, where)} ${this.grouped(grouping)} RETURN ${this.name(match.node)}`;
    }
    const needsReturn = match.kind === 'custom' || joinsOf(where).some(({ isCertain }) => !isCertain);
    const returned = needsReturn ? ` RETURN ${this.name(match.node)}` : '';
    return `${this.match(match, where)}${distinct ? ` RETURN DISTINCT ${this.name(match.node)}` : returned}`;
  }

  protected match(match: Match, where: readonly Predicate[], optional = ''): string {
    if (match.kind === 'label' || match.kind === 'hops') return this.#matchWith(match, where, optional);
    const conditions = where.map((predicate) => this.predicate(predicate, 'and'));
    switch (match.kind) {
      case 'key': {
        const name = this.name(match.node);
        const value = 'of' in match.value ? this.property(match.value) : this.bind(match.value);
        const labels = keyLabels(match.model, match.property);
        this.wanted.lookup(match.model, match.property);
        const stored = storedAt(match.model.properties, match.property);
        const all = [...conditions, ...this.#seen(match.node, match.model)];
        if (stored === 'elementId') {
          return `${optional}MATCH (${name}${labels})${filter([`elementId(${name}) = ${value}`, ...all])}`;
        }
        return `${optional}MATCH (${name}${labels} {${quoteName(stored.property)}: ${value}})${filter(all)}`;
      }
      case 'keys': {
        const name = this.name(match.node);
        const values = 'of' in match.values ? this.property(match.values) : this.bind(match.values);
        this.wanted.lookup(match.model, match.property);
        const condition = `${read(name, storedAt(match.model.properties, match.property))} IN ${values}`;
        const all = [condition, ...conditions, ...this.#seen(match.node, match.model)];
        return `${optional}MATCH (${name}${keyLabels(match.model, match.property)})${filter(all)}`;
      }
      case 'either': {
        const name = this.name(match.node);
        const choices = match.choices.map((choice) => `${this.match(choice, [])} RETURN ${name}`);
        return `${optional}CALL () { ${choices.join(' UNION ALL ')} }${conditions.length === 0 ? '' : ` WITH *${filter(conditions)}`}`;
      }
      case 'each':
        return `UNWIND ${this.name(match.list)} AS ${this.name(match.relationship)}`;
      case 'custom': {
        const found = this.call(match.from, match.written);
        const all = [...conditions, ...this.#seen(match.node, match.model)];
        return `${optional}${found}${all.length === 0 ? '' : ` WITH *${filter(all)}`}`;
      }
    }
  }

  /**
   * A match, and further matches for those of its conditions that are joins: the planner can then start from either end. `DISTINCT`
   * keeps each row once, since a join can find it in several ways. If the relationship implies the label of a node, and no
   * condition reads the node, the label is left out.
   */
  #matchWith(match: Pattern, where: readonly Predicate[], optional: string): string {
    const joins = optional === '' ? joinsOf(where) : [];
    const all = [{ match, where: where.filter((predicate) => !isJoin(predicate) || optional !== '') }, ...joins];
    const patterns = all.map((one) => {
      const { node } = one.match;
      // If another match continues from the node, the planner needs the label for its estimates.
      const isAskedFor =
        one.where.some((condition) => speaksOf(condition, node)) ||
        joins.some(({ match: next }) => next.kind === 'hops' && next.from === node);
      return `${optional}MATCH ${this.#pattern(one.match, one.where, !isAskedFor)}`;
    });
    const conditions = [
      ...all.flatMap((one) => one.where).map((predicate) => this.predicate(predicate, 'and')),
      ...all.flatMap((one) => this.#seenIn(one.match)),
    ];
    const carried = joins.some(({ isCertain }) => !isCertain) ? ` WITH DISTINCT ${this.carried(match)}` : '';
    return `${patterns.join(' ')}${filter(conditions)}${carried}`;
  }

  /** The visibility conditions of a pattern. The node that it starts from has them already, where it was found. */
  #seenIn(match: Pattern): readonly string[] {
    if (match.kind === 'label') return this.#seen(match.node, match.model);
    return match.hops.flatMap(({ target }, index) => this.#seen(this.#nodeAt(match, index), target));
  }

  /** The node at the end of a hop. Nodes in the middle of a way get a name only if a condition reads them. */
  #nodeAt(match: Hops, index: number): Variable {
    if (index === match.hops.length - 1) return match.node;
    const between = this.#between.get(match) ?? match.hops.map((): Variable => ({ stands: 'node' }));
    this.#between.set(match, between);
    return between[index]!;
  }

  #pattern(match: Pattern, where: readonly Predicate[], isImplied: boolean): string {
    if (match.kind === 'hops') return this.#hops(match, false, where, isImplied);
    this.wanted.conditions(match.model, match.node, where);
    return `(${this.name(match.node)}${labelsFor(match.model, match.node, where)})`;
  }

  protected grouped({ node, relationship, by, list, where, isOfKeys }: Grouping): string {
    const [found, link, links] = [node, relationship, list].map((variable) => this.name(variable));
    const [first] = by;
    if (isOfKeys && first !== undefined) {
      return `WITH ${found}, ${first.direction === 'ASC' ? 'min' : 'max'}(${this.property(first.property)}) AS ${links}`;
    }
    const conditions = where.map((predicate) => this.predicate(predicate, 'and'));
    return [
      `WITH ${found}, ${link} ORDER BY ${this.terms(by)}`,
      `WITH ${found}, collect(${link}) AS ${links}`,
      `WITH ${found}, ${links}, head(${links}) AS ${link}${filter(conditions)}`,
    ].join(' ');
  }

  protected terms(terms: readonly OrderBy[]): string {
    const printed = terms.map(({ property, direction }) => {
      const text = this.property(property);
      return direction === 'DESC' ? `${text} DESC` : text;
    });
    return printed.join(', ');
  }

  /** The variables of a match that later clauses use. */
  protected carried(match: Match): string {
    return [match.node, 'relationship' in match ? match.relationship : undefined]
      .filter((variable) => variable !== undefined)
      .map((variable) => this.name(variable))
      .join(', ');
  }

  #hops(match: Hops, withoutNodes: boolean, where: readonly Predicate[] = [], isImplied = false): string {
    const last = match.hops.length - 1;
    let text = `(${this.name(match.from)})`;
    if (match.repeated === true && this.#seeing(match.hops[0]!.target).length > 0)
      return `${text}${this.#repeated(match)}`;
    for (const [index, hop] of match.hops.entries()) {
      const { relationship, direction } = hop;
      const edge = index === last && match.relationship !== undefined ? this.name(match.relationship) : '';
      const arrow = `[${edge}:${quoteName(relationship.type)}${match.repeated === true ? '*0..' : ''}]`;
      const node = withoutNodes ? '' : this.#end(match, index, where, isImplied);
      text += direction === 'out' ? `-${arrow}->(${node})` : `<-${arrow}-(${node})`;
    }
    return text;
  }

  /** The node at the end of a hop: its name, if it has one, and its label. */
  #end(match: Hops, index: number, where: readonly Predicate[], isImplied: boolean): string {
    const hop = match.hops[index]!;
    const { target } = hop;
    if (index < match.hops.length - 1) {
      const isAsked = this.#seeing(target).length > 0;
      return `${isAsked ? this.name(this.#nodeAt(match, index)) : ''}:${quoteName(target.label)}`;
    }
    this.wanted.conditions(target, match.node, where);
    this.wanted.relationships(hop.relationship, match.relationship, where);
    const isLeftOut = isImplied && match.repeated !== true && endsAtTarget(hop);
    return `${this.name(match.node)}${isLeftOut ? '' : labelsFor(target, match.node, where)}`;
  }

  /** One hop, taken any number of times. The user must see every node on the way. */
  #repeated(match: Hops): string {
    const [hop] = match.hops as [Hops['hops'][number]];
    const { relationship, direction, target } = hop;
    const step: Variable = { stands: 'node' };
    const arrow = `[:${quoteName(relationship.type)}]`;
    const end = this.name(step);
    const pattern = direction === 'out' ? `()-${arrow}->(${end})` : `()<-${arrow}-(${end})`;
    const conditions = this.#seen(step, target);
    return `(${pattern}${filter(conditions)})*(${this.name(match.node)}:${quoteName(target.label)})`;
  }

  protected predicate(predicate: Predicate, within: 'and' | 'or'): string {
    switch (predicate.kind) {
      case 'and':
      case 'or': {
        const { kind, operands } = predicate;
        if (operands.length === 0) return kind === 'and' ? 'true' : 'false';
        const text = operands.map((operand) => this.predicate(operand, kind)).join(kind === 'and' ? ' AND ' : ' OR ');
        return kind === within || operands.length === 1 ? text : `(${text})`;
      }
      case 'not':
        if (predicate.operand.kind === 'exists') return `NOT ${this.predicate(predicate.operand, 'and')}`;
        // An unknown (null) condition counts as false. Otherwise neither the condition nor its negation would hold.
        return `NOT coalesce(${this.predicate(predicate.operand, 'and')}, false)`;
      case 'exists':
        return `EXISTS { ${this.tally(predicate.query)} }`;
      case 'labels':
        return `${this.name(predicate.node)}:${predicate.labels.map(quoteName).join('|')}`;
      case 'holds':
        return this.#holds(predicate);
      case 'compare':
        return `${this.property(predicate.left)} ${predicate.operator} ${this.bind(predicate.right)}`;
      case 'compareTexts':
        return this.#compareTexts(predicate);
      case 'matches':
        return this.#matches(predicate);
      case 'isNaN':
        return `isNaN(${this.property(predicate.operand)})`;
      case 'isNull':
        return `${this.property(predicate.operand)} IS NULL`;
      case 'isNotNull':
        return `${this.property(predicate.operand)} IS NOT NULL`;
      case 'literal':
        return String(predicate.value);
    }
  }

  #matches({ left, pattern, letters: { from, to } }: Extract<Predicate, { kind: 'matches' }>): string {
    const [old, plain] = [this.bind(from), this.bind(to)];
    const lowered = `toLower(normalize(${this.property(left)}, NFKD))`;
    const folded = `reduce(t = ${lowered}, i IN range(0, size(${old}) - 1) | replace(t, ${old}[i], ${plain}[i]))`;
    return `${folded} =~ ${this.bind(pattern)}`;
  }

  #holds({ list, quantifier, right }: Extract<Predicate, { kind: 'holds' }>): string {
    const values = this.bind(right);
    const property = this.property(list);
    return quantifier === 'one' ? `${values} IN ${property}` : `${quantifier}(x IN ${values} WHERE x IN ${property})`;
  }

  /**
   * If the first difference of two texts is between a character above U+FFFF and one from U+E000 to U+FFFF, the database compares
   * them by code unit in some places and by code point in others. So this condition decides such pairs itself. Its own comparisons
   * have the same result in both orders. `CASE` prevents that the planner splits the condition.
   */
  #compareTexts({ left, operator, right, astral, high }: Extract<Predicate, { kind: 'compareTexts' }>): string {
    const [text, other] = [this.property(left), this.bind(right)];
    const character = `substring(${text}, i, 1)`;
    const same = `${text} STARTS WITH left(${other}, i)`;
    const isHigh = `'\\uE000' <= ${character} <= '\\uFFFF'`;
    const isAbove = `any(i IN ${this.bind(high)} WHERE ${character} > '\\uD7FF' AND NOT ${isHigh} AND ${same})`;
    const isBelow = `any(i IN ${this.bind(astral)} WHERE ${isHigh} AND ${same})`;
    const isUpwards = operator.startsWith('>');
    return `CASE WHEN ${isAbove} THEN ${isUpwards} WHEN ${isBelow} THEN ${!isUpwards} ELSE ${text} ${operator} ${other} END`;
  }

  protected property({ of, stored, characters, inUtc, list }: PropertyOf): string {
    const text = read(this.name(of), stored);
    if (characters !== undefined) return `left(${text}, ${characters})`;
    if (inUtc !== true) return text;
    const inUtcOf = (value: string) => `datetime({datetime: ${value}, timezone: 'Z'})`;
    return list ? `[x IN ${text} | ${inUtcOf('x')}]` : `CASE WHEN ${text} IS NOT NULL THEN ${inUtcOf(text)} END`;
  }

  protected bind(binding: Binding): string {
    const { type, list } = binding;
    const name = this.#bound.get(binding) ?? `p${this.counts.parameter++}`;
    this.#bound.set(binding, name);
    this.bindings[name] = binding;
    const convert = constructors[type];
    if (convert === undefined) return `$${name}`;
    return list ? `[x IN $${name} | ${convert}(x)]` : `${convert}($${name})`;
  }

  protected name(variable: Variable): string {
    const known = this.#names.get(variable);
    if (known !== undefined) return known;
    const name = `${prefixes[variable.stands]}${this.counts[variable.stands]++}`;
    this.#names.set(variable, name);
    return name;
  }
}

/** The expression for a property, the element id or the value of a variable. */
function read(name: string, stored: PropertyOf['stored']): string {
  if (stored === 'itself') return name;
  return stored === 'elementId' ? `elementId(${name})` : `${name}.${quoteName(stored.property)}`;
}

const filter = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
