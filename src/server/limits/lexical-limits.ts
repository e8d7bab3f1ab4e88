import { Lexer, Source, TokenKind } from 'graphql';
import { publicError } from '../../errors.ts';

/**
 * How deep brackets may nest in a document, and lists and objects in its variables. Parser, validator and coercion
 * of values recurse on nesting: some 2,000 levels overflow the stack, and no honest request comes near this.
 */
const maxNesting = 100;

/**
 * How many lists and objects variables may hold, as many as the tokens of a document can write. Each is coerced, and planned wherever the
 * variable is used, also where it holds nothing and no budget counts it: 30,000 empty ones in fifty filters took the thread 1.5 s.
 */
const maxObjects = 1_000;

/** In letters. A hundred errors of validation can each repeat a name, and compare it with those of the schema. */
const maxNameLength = 200;

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Reads a document word by word, before the recursive parser sees it. Throws `LIMIT_EXCEEDED` at the first token too
 * many, at the first name too long and at the first bracket too deep, and a syntax error where there is no token. Comments count as tokens, since
 * a parsed document holds on to them.
 */
export function checkTokens(source: string | Source, maxTokens: number): void {
  const lexer = new Lexer(typeof source === 'string' ? new Source(source) : source);
  let count = 0;
  let nesting = 0;
  let kind: TokenKind;
  do {
    const { kind: next, start, end } = lexer.advance();
    kind = next;
    count += commentsBefore(lexer) + (kind === TokenKind.EOF ? 0 : 1);
    if (count > maxTokens) {
      throw limitExceeded(
        'tokens',
        `The document has more than ${maxTokens} tokens, the most that are allowed.`,
        maxTokens,
      );
    }
    if (kind === TokenKind.NAME && end - start > maxNameLength) {
      throw limitExceeded(
        'name',
        `A name in the document has more than ${maxNameLength} letters, the most that are allowed.`,
        maxNameLength,
      );
    }
    if (opening.has(kind)) nesting += 1;
    if (closing.has(kind)) nesting -= 1;
    if (nesting > maxNesting) {
      throw limitExceeded('nesting', `The document nests brackets more than ${maxNesting} levels deep.`, maxNesting);
    }
  } while (kind !== TokenKind.EOF);
}

function commentsBefore({ token, lastToken }: Lexer): number {
  let comments = 0;
  for (let passed = lastToken.next; passed && passed !== token; passed = passed.next) comments += 1;
  return comments;
}

/** Throws `LIMIT_EXCEEDED` where lists and objects nest too deep, or are too many. Goes level by level, so it does not recurse itself. */
export function checkNesting(variables: unknown): void {
  let level = [variables].filter(isObject);
  let objects = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    objects += level.length;
    // `variables` itself is one.
    if (objects > maxObjects + 1) {
      throw limitExceeded(
        'objects',
        `The variables hold more than ${maxObjects} lists and objects. Send fewer, or several requests.`,
        maxObjects,
      );
    }
    if (depth > maxNesting) {
      throw limitExceeded(
        'nesting',
        `The variables nest lists and objects more than ${maxNesting} levels deep.`,
        maxNesting,
      );
    }
    level = level.flatMap((value) => Object.values(value).filter(isObject));
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What a limit is of; a program reads it in `extensions.measure`. */
export const measures = [
  'body',
  'tokens',
  'name',
  'nesting',
  'objects',
  'depth',
  'fields',
  'aliases',
  'directives',
  'answer',
] as const;
export type Measure = (typeof measures)[number];

/** A refusal of a whole request for its size. HTTP clients see it as status 400, whatever they accept. */
export function limitExceeded(measure: Measure, message: string, limit: number) {
  return publicError('LIMIT_EXCEEDED', message, { measure, limit, http: { status: 400 } });
}
