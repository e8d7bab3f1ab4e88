import { model } from '../../model/g7.ts';
import { labelsOf, type NodeModel, type RelationshipModel } from '../../pothos-plugin-neo4j/model/index.ts';
import { isName, isSymbol, isWord, type Token } from '../tokens.ts';
import { labelExpressionAt } from './label-expression.ts';

/** A label or relationship type as the model describes it. */
export type Kind = NodeModel | RelationshipModel;

/** A node or relationship of a pattern. */
export interface Element {
  readonly variable: string | undefined;
  /** What it can be, by its labels or types; `undefined` where it names none, or none that the model has. */
  readonly kinds: readonly Kind[] | undefined;
  /** Where its `{…}` starts, if it has one. */
  readonly map: number | undefined;
  /** The positions of its first token, and of the first one after it. */
  readonly start: number;
  readonly next: number;
}

/** Two nodes of a pattern and the relationship between them. */
export interface Step {
  readonly left: Element;
  readonly relationship: Element;
  readonly right: Element;
  readonly direction: 'right' | 'left' | 'either';
  /** Whether it stands for a chain of relationships. */
  readonly isChain: boolean;
}

export interface Patterns {
  readonly elements: readonly Element[];
  readonly steps: readonly Step[];
}

/** The patterns of a text. What cannot be told for a pattern is left out. */
export function patternsIn(tokens: readonly Token[]): Patterns {
  const elements: Element[] = [];
  const steps: Step[] = [];
  for (const position of tokens.keys()) {
    const left = nodeAt(tokens, position);
    if (left === undefined) continue;
    elements.push(left);
    const step = stepFrom(tokens, left);
    if (step === undefined) continue;
    steps.push(step);
    elements.push(step.relationship);
  }
  return { elements, steps };
}

const concrete = model.nodes.filter(({ abstract }) => !abstract);

function nodeAt(tokens: readonly Token[], start: number): Element | undefined {
  return elementAt(tokens, start, '(', ')', concrete, (node) => labelsOf(node as NodeModel));
}

function stepFrom(tokens: readonly Token[], left: Element): Step | undefined {
  const isLeft = isSymbol(tokens[left.next], '<');
  const dash = isLeft ? left.next + 1 : left.next;
  if (!isSymbol(tokens[dash], '-')) return undefined;
  const relationship = elementAt(tokens, dash + 1, '[', ']', model.relationships, (each) => [
    (each as RelationshipModel).type,
  ]);
  if (relationship === undefined || !isSymbol(tokens[relationship.next], '-')) return undefined;
  const isRight = isSymbol(tokens[relationship.next + 1], '>');
  const afterArrow = relationship.next + (isRight ? 2 : 1);
  const isQuantified = ['{', '+', '*'].some((sign) => isSymbol(tokens[afterArrow], sign));
  const right = nodeAt(tokens, isQuantified ? afterQuantifier(tokens, afterArrow) : afterArrow);
  if (right === undefined) return undefined;
  const isStarred = tokens.slice(relationship.start, relationship.next).some((token) => isSymbol(token, '*'));
  const direction = isLeft === isRight ? 'either' : isRight ? 'right' : 'left';
  return { left, relationship, right, direction, isChain: isQuantified || isStarred };
}

function afterQuantifier(tokens: readonly Token[], position: number): number {
  return isSymbol(tokens[position], '{') ? closingOf(tokens, position) + 1 : position + 1;
}

function elementAt(
  tokens: readonly Token[],
  start: number,
  open: string,
  close: string,
  known: readonly Kind[],
  labels: (kind: Kind) => readonly string[],
): Element | undefined {
  if (!isSymbol(tokens[start], open)) return undefined;
  let position = start + 1;
  const variable = isName(tokens[position]) && !isWord(tokens[position], 'IS') ? tokens[position]!.text : undefined;
  if (variable !== undefined) position += 1;
  const expression = labelExpressionAt(tokens, position);
  const fitting = expression && known.filter((kind) => expression.fits(labels(kind)));
  position = expression?.next ?? position;
  // The length of a chain: `*`, `*2`, `*1..3`.
  while (
    open === '[' &&
    (isSymbol(tokens[position], '*') || isSymbol(tokens[position], '.') || isDigits(tokens[position]))
  )
    position += 1;
  const map = isSymbol(tokens[position], '{') ? position : undefined;
  if (map !== undefined) position = closingOf(tokens, map) + 1;
  else if (tokens[position]?.kind === 'parameter') position += 1;
  if (isWord(tokens[position], 'WHERE')) position = closingOf(tokens, start);
  if (!isSymbol(tokens[position], close)) return undefined;
  return { variable, kinds: fitting?.length ? fitting : undefined, map, start, next: position + 1 };
}

const isDigits = (token: Token | undefined): boolean => token?.kind === 'literal' && /^\d/.test(token.text);

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The position of the bracket that closes the one at a position, or of the end where none does. */
export function closingOf(tokens: readonly Token[], position: number): number {
  const open = tokens[position]!.text;
  let depth = 0;
  for (let index = position; index < tokens.length; index += 1) {
    if (isSymbol(tokens[index], open)) depth += 1;
    if (isSymbol(tokens[index], CLOSING[open]!)) depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
}
