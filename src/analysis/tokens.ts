/** One piece of Cypher text. Comments and white space are no tokens. */
export interface Token {
  /** A word is a keyword or a name; a name in backticks is `quoted`, and no keyword. */
  readonly kind: 'word' | 'quoted' | 'parameter' | 'literal' | 'symbol';
  /** As written; names and parameters without their backticks and `$`. */
  readonly text: string;
  /** Where it starts, and where the next character after it stands. */
  readonly start: number;
  readonly end: number;
}

/**
 * What a server might run must never pass for something else, so text is parted as Neo4j parts it, and where in doubt
 * more finely: a number ends where a word could begin (`LIMIT 1LOAD CSV …`).
 */
const QUOTED_NAME = '`(?:[^`]|``)*`';
const PIECES = new RegExp(
  [
    String.raw`(?<skipped>[\s\p{C}\p{Z}]+|//[^\n\r]*|/\*[\s\S]*?\*/)`,
    String.raw`(?<literal>'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|\d+)`,
    String.raw`\$(?<parameter>[\p{L}\p{N}_]+|${QUOTED_NAME})`,
    `(?<quoted>${QUOTED_NAME})`,
    String.raw`(?<word>[\p{L}\p{Pc}][\p{L}\p{N}\p{M}\p{Pc}\p{Sc}]*)`,
    String.raw`(?<symbol>[\s\S])`,
  ].join('|'),
  'gu',
);

/** Takes Cypher text apart. What is not closed (a quote, a comment) comes as symbols. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: all, index, groups } of text.matchAll(PIECES)) {
    const kind = (['literal', 'parameter', 'quoted', 'word', 'symbol'] as const).find((name) => groups?.[name]);
    if (kind === undefined) continue;
    tokens.push({ kind, text: withoutBackticks(groups![kind]!), start: index, end: index + all.length });
  }
  return tokens;
}

/** The text with a space for everything between its tokens but the ends of lines, so that each stays in its place. */
export function withoutComments(text: string, tokens: readonly Token[]): string {
  let bare = '';
  for (const { start, end } of [...tokens, { start: text.length, end: text.length }]) {
    bare += text.slice(bare.length, start).replace(/[^\n]/g, ' ') + text.slice(start, end);
  }
  return bare;
}

const withoutBackticks = (name: string): string =>
  name.length > 1 && name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name;

/** The names of the parameters that a text uses, in the order of their first use. */
export function parametersIn(tokens: readonly Token[]): readonly string[] {
  return [...new Set(tokens.filter(({ kind }) => kind === 'parameter').map(({ text }) => text))];
}

/** A name with dots, as in `db.labels`, that starts at a token; and the position of the token that follows it. */
export function dottedNameAt(tokens: readonly Token[], position: number): { name: string; next: number } {
  let name = tokens[position]!.text;
  let next = position + 1;
  while (isSymbol(tokens[next], '.') && isName(tokens[next + 1])) {
    name += `.${tokens[next + 1]!.text}`;
    next += 2;
  }
  return { name, next };
}

export const isName = (token: Token | undefined): boolean => token?.kind === 'word' || token?.kind === 'quoted';

export const isSymbol = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'symbol' && token.text === text;

/** Whether a token is a keyword, in any case of letters. */
export const isWord = (token: Token | undefined, word: string): boolean =>
  token?.kind === 'word' && token.text.toUpperCase() === word;
