import { isName, isSymbol, isWord, type Token } from '../tokens.ts';

/** Labels or types as a pattern asks for them. */
export interface LabelExpression {
  /** Whether something with these labels can be meant. Where the text is in doubt, it can. */
  readonly fits: (labels: readonly string[]) => boolean;
  /** The position of the first token after it. */
  readonly next: number;
}

/** Reads `:A&B`, `:A|B`, `:A:B`, `IS A` and what they are made of; `undefined` where no expression starts here. */
export function labelExpressionAt(tokens: readonly Token[], position: number): LabelExpression | undefined {
  if (!isSymbol(tokens[position], ':') && !isWord(tokens[position], 'IS')) return undefined;
  return either(tokens, position + 1);
}

function either(tokens: readonly Token[], position: number): LabelExpression | undefined {
  let left = both(tokens, position);
  while (left !== undefined && isSymbol(tokens[left.next], '|')) {
    // Before version 5 of Cypher each further type had a colon of its own.
    const afterColon = isSymbol(tokens[left.next + 1], ':') ? 2 : 1;
    const [one, other] = [left, both(tokens, left.next + afterColon)];
    left = other && { fits: (labels) => one.fits(labels) || other.fits(labels), next: other.next };
  }
  return left;
}

function both(tokens: readonly Token[], position: number): LabelExpression | undefined {
  let left = single(tokens, position);
  while (left !== undefined && (isSymbol(tokens[left.next], '&') || isSymbol(tokens[left.next], ':'))) {
    const [one, other] = [left, single(tokens, left.next + 1)];
    left = other && { fits: (labels) => one.fits(labels) && other.fits(labels), next: other.next };
  }
  return left;
}

function single(tokens: readonly Token[], position: number): LabelExpression | undefined {
  const token = tokens[position];
  if (isName(token)) return { fits: (labels) => labels.includes(token!.text), next: position + 1 };
  if (isSymbol(token, '%')) return { fits: () => true, next: position + 1 };
  if (isSymbol(token, '(')) {
    const inner = either(tokens, position + 1);
    return inner && isSymbol(tokens[inner.next], ')') ? { ...inner, next: inner.next + 1 } : undefined;
  }
  if (!isSymbol(token, '!')) return undefined;
  // Some labels come with a node only now and then, so that it may lack any of them.
  const inner = single(tokens, position + 1);
  return inner && { fits: () => true, next: inner.next };
}
