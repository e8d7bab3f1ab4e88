import { isName, isSymbol, isWord, type Token, tokensOf } from '../tokens.ts';
import { closingOf, type Element, type Kind, type Patterns, patternsIn } from './patterns.ts';
import { type GivenValue, valueAt } from './values.ts';

/** A property of something that a text names. */
export interface PropertyUse {
  readonly property: string;
  /** What the holder can be; `undefined` where nothing says so. */
  readonly kinds: readonly Kind[] | undefined;
  /** Whether it stands for one item of a list that the property is. */
  readonly isItem: boolean;
  /** As it is written. */
  readonly written: string;
}

/** A property beside a value that it is compared with. */
export interface Comparison {
  readonly use: PropertyUse;
  /** `IN` for a property in a list, `HAS` for a value in the list that a property is. */
  readonly operator: '=' | '<>' | '<' | '>' | 'IN' | 'HAS' | 'TEXT';
  readonly given: GivenValue;
  /** As it is written. */
  readonly written: string;
}

/** What hints are given on: patterns, properties and comparisons of a query. */
export interface Reading extends Patterns {
  readonly uses: readonly PropertyUse[];
  readonly comparisons: readonly Comparison[];
  /** What is looked for among `labels(…)`. */
  readonly labels: readonly GivenValue[];
  /** What a pattern of one name can be, taken together. */
  readonly kindsOf: (element: Element) => readonly Kind[] | undefined;
  /** The text from one token to before another. */
  readonly excerpt: (start: number, next: number) => string;
}

interface Operand {
  readonly use: PropertyUse;
  readonly start: number;
  readonly next: number;
}

/** Reads a query as far as hints need it. What it cannot read it leaves out: a hint must not be wrong. */
export function readForHints(text: string, parameters: Readonly<Record<string, unknown>>): Reading {
  const tokens = tokensOf(text);
  const patterns = patternsIn(tokens);
  const excerpt = (start: number, next: number) =>
    text.slice(tokens[start]?.start, tokens[next - 1]?.end).replaceAll(/\s+/g, ' ');
  const named = kindsByName(tokens, patterns.elements);
  const kindsOf = ({ variable, kinds }: Element) => (variable === undefined ? kinds : named.get(variable));
  const direct = directOperands(tokens, named, excerpt);
  const operands = [...direct, ...aliasOperands(tokens, direct)];
  const ofMaps = patterns.elements.flatMap((element) => mapComparisons(tokens, element, kindsOf, parameters, excerpt));
  return {
    ...patterns,
    kindsOf,
    excerpt,
    uses: [...direct.map(({ use }) => use), ...ofMaps.map(({ use }) => use)],
    labels: labelsSought(tokens, parameters),
    comparisons: [...operands.flatMap((operand) => comparisonsOf(tokens, operand, parameters, excerpt)), ...ofMaps],
  };
}

/** What each name can be. One that also stands for something else, or for two different things, is not known. */
function kindsByName(tokens: readonly Token[], elements: readonly Element[]): ReadonlyMap<string, readonly Kind[]> {
  const named = new Map<string, readonly Kind[]>();
  for (const { variable, kinds } of elements) {
    if (variable === undefined || kinds === undefined) continue;
    const before = named.get(variable);
    named.set(variable, before === undefined ? kinds : kinds.filter((kind) => before.includes(kind)));
  }
  for (const [index, token] of tokens.entries()) {
    const isRenamed = isWord(tokens[index - 1], 'AS') && tokens[index - 2]?.text !== token.text;
    const isLoop = isWord(tokens[index + 1], 'IN') && !isSymbol(tokens[index - 1], '.');
    if (isName(token) && (isRenamed || isLoop)) named.delete(token.text);
  }
  for (const [name, kinds] of named) if (kinds.length === 0) named.delete(name);
  return named;
}

type Excerpt = Reading['excerpt'];

function directOperands(
  tokens: readonly Token[],
  named: ReadonlyMap<string, readonly Kind[]>,
  excerpt: Excerpt,
): readonly Operand[] {
  return [...tokens.keys()].flatMap((start) => {
    const [holder, dot, property, after] = tokens.slice(start, start + 4);
    if (!isName(holder) || !isSymbol(dot, '.') || !isName(property) || isSymbol(tokens[start - 1], '.')) return [];
    // `date.truncate(…)` is a function.
    if (isSymbol(after, '(') || isSymbol(after, '.')) return [];
    const next = start + 3;
    const kinds = named.get(holder!.text);
    return [{ use: { property: property!.text, kinds, isItem: false, written: excerpt(start, next) }, start, next }];
  });
}

/** Uses of a property by another name: `e.status AS status`, `any(p IN e.portfolios WHERE p …)`, `UNWIND e.portfolios AS p`. */
function aliasOperands(tokens: readonly Token[], direct: readonly Operand[]): readonly Operand[] {
  const meanings = new Map<string, PropertyUse | undefined>();
  for (const { use, start, next } of direct) {
    const isLoop = isWord(tokens[start - 1], 'IN') && isName(tokens[start - 2]) && !isSymbol(tokens[start - 3], '.');
    const alias = isLoop ? tokens[start - 2] : isWord(tokens[next], 'AS') ? tokens[next + 1] : undefined;
    if (alias === undefined || !isName(alias)) continue;
    const isItem = isLoop || isWord(tokens[start - 1], 'UNWIND');
    const isTaken = meanings.has(alias.text);
    meanings.set(alias.text, isTaken ? undefined : { ...use, isItem, written: alias.text });
  }
  return [...tokens.entries()].flatMap(([start, token]) => {
    const use = isName(token) ? meanings.get(token.text) : undefined;
    const isProperty = isSymbol(tokens[start - 1], '.') || isSymbol(tokens[start + 1], '.');
    return use === undefined || isProperty ? [] : [{ use, start, next: start + 1 }];
  });
}

const ARITHMETIC = ['+', '-', '*', '/', '%', '^', '|', '.', '['];

function comparisonsOf(
  tokens: readonly Token[],
  { use, start, next }: Operand,
  parameters: Readonly<Record<string, unknown>>,
  excerpt: Excerpt,
): readonly Comparison[] {
  if (ARITHMETIC.some((sign) => isSymbol(tokens[start - 1], sign) && sign !== '[' && sign !== '|')) return [];
  const found: Comparison[] = [];
  const operator = operatorAt(tokens, next);
  const right = operator && valueAt(tokens, operator.next, parameters);
  if (right && !ARITHMETIC.some((sign) => isSymbol(tokens[right.next], sign))) {
    found.push({ use, operator: operator.operator, given: right, written: excerpt(start, right.next) });
  }
  if (isWord(tokens[start - 1], 'IN')) {
    const left = valueAt(tokens, start - 2, parameters);
    if (left?.next === start - 1) {
      found.push({ use, operator: 'HAS', given: left, written: excerpt(start - 2, next) });
    }
  }
  return found;
}

interface Operator {
  readonly operator: Comparison['operator'];
  readonly next: number;
}

function operatorAt(tokens: readonly Token[], position: number): Operator | undefined {
  const [one, two] = [tokens[position], tokens[position + 1]];
  if (isSymbol(one, '=')) return isSymbol(two, '~') ? undefined : { operator: '=', next: position + 1 };
  if (isSymbol(one, '<') && isSymbol(two, '>')) return { operator: '<>', next: position + 2 };
  for (const operator of ['<', '>'] as const) {
    if (isSymbol(one, operator)) return { operator, next: position + (isSymbol(two, '=') ? 2 : 1) };
  }
  if (isWord(one, 'IN')) return { operator: 'IN', next: position + 1 };
  if (isWord(one, 'CONTAINS')) return { operator: 'TEXT', next: position + 1 };
  const isEnd = (isWord(one, 'STARTS') || isWord(one, 'ENDS')) && isWord(two, 'WITH');
  return isEnd ? { operator: 'TEXT', next: position + 2 } : undefined;
}

function mapComparisons(
  tokens: readonly Token[],
  element: Element,
  kindsOf: Reading['kindsOf'],
  parameters: Readonly<Record<string, unknown>>,
  excerpt: Excerpt,
): readonly Comparison[] {
  const found: Comparison[] = [];
  if (element.map === undefined) return found;
  const end = closingOf(tokens, element.map);
  for (let position = element.map + 1; position < end; position += 1) {
    const [name, colon] = [tokens[position], tokens[position + 1]];
    if (!isName(name) || !isSymbol(colon, ':')) continue;
    const given = valueAt(tokens, position + 2, parameters);
    if (given === undefined || !(given.next === end || isSymbol(tokens[given.next], ','))) continue;
    const use = { property: name!.text, kinds: kindsOf(element), isItem: false, written: name!.text };
    found.push({ use, operator: '=', given, written: excerpt(position, given.next) });
    position = given.next;
  }
  return found;
}

function labelsSought(tokens: readonly Token[], parameters: Readonly<Record<string, unknown>>): readonly GivenValue[] {
  return [...tokens.keys()].flatMap((position) => {
    const given = valueAt(tokens, position, parameters);
    const [isIn, labels, bracket] = given === undefined ? [] : tokens.slice(given.next, given.next + 3);
    const isSought = isWord(isIn, 'IN') && labels?.text.toLowerCase() === 'labels' && isSymbol(bracket, '(');
    return given !== undefined && isSought ? [given] : [];
  });
}
