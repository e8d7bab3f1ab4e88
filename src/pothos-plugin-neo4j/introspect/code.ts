/** A piece of TypeScript source: a literal text, a call, a list, an object, or an arrow function that returns an object. */
export type Code = string | Call | readonly Code[] | ObjectCode | ArrowCode;

/** A function that returns an object: `(t) => ({ … })`. */
export interface ArrowCode {
  readonly arrow: string;
  readonly gives: ObjectCode;
}

interface Call {
  readonly call: string;
  readonly with: readonly Code[];
}

/** The properties of an object in order. Each can follow comments. */
export class ObjectCode {
  readonly entries: readonly Entry[];

  constructor(entries: readonly (Entry | false | undefined)[]) {
    this.entries = entries.filter((entry): entry is Entry => typeof entry === 'object');
  }
}

interface Entry {
  readonly name: string;
  readonly value: Code;
  readonly comments?: readonly string[] | undefined;
}

export const arrow = (parameter: string, gives: ObjectCode): Code =>
  gives.entries.length === 0 ? '() => ({})' : { arrow: `(${parameter}) => `, gives };

export const call = (name: string, ...parameters: readonly Code[]): Code => ({ call: name, with: parameters });

const WIDTH = 120;
const isList = (code: Code): code is readonly Code[] => Array.isArray(code);

/**
 * Prints code as Biome and Prettier format it with lines of 120 characters and single quotes. Each property of an object has a
 * line of its own. `before` and `behind` are the numbers of characters before and after the code in its line.
 */
export function printCode(code: Code, indent = 0, before = indent, behind = 0): string {
  const flat = flatCode(code);
  if (flat !== undefined && before + flat.length + behind <= WIDTH) return flat;
  if (typeof code === 'string') return code;
  const inner = indent + 2;
  const [space, outer] = [' '.repeat(inner), ' '.repeat(indent)];
  if (code instanceof ObjectCode) {
    const lines = code.entries.map(({ name, value, comments = [] }) => {
      const start = `${space}${propertyName(name)}: `;
      const above = comments.map((comment) => `${space}${commentLine(comment)}\n`).join('');
      return `${above}${start}${printCode(value, inner, start.length, 1)},\n`;
    });
    return `{\n${lines.join('')}${outer}}`;
  }
  if ('arrow' in code) return `${code.arrow}(${printCode(code.gives, indent)})`;
  if (isList(code)) {
    const lines = code.map((item) => `${space}${printCode(item, inner, inner, 1)},\n`);
    return `[\n${lines.join('')}${outer}]`;
  }
  const last = code.with.at(-1);
  // After another object, the formatters give the last object lines of its own.
  const isAlone = code.with.slice(0, -1).every((one) => typeof one !== 'string' || !one.startsWith('{'));
  if (last instanceof ObjectCode && isAlone) {
    const first = code.with.slice(0, -1).map((one) => `${flatCode(one)}, `);
    return `${code.call}(${first.join('')}${printCode(last, indent)})`;
  }
  const lines = code.with.map((one) => `${space}${printCode(one, inner, inner, 1)},\n`);
  return `${code.call}(\n${lines.join('')}${outer})`;
}

/** The code in one line; undefined if it contains an object with properties, which always takes several lines. */
function flatCode(code: Code): string | undefined {
  if (typeof code === 'string') return code;
  if (code instanceof ObjectCode) return code.entries.length === 0 ? '{}' : undefined;
  if ('arrow' in code) return undefined;
  const parts = (isList(code) ? code : code.with).map(flatCode);
  if (parts.includes(undefined)) return undefined;
  return isList(code) ? `[${parts.join(', ')}]` : `${code.call}(${parts.join(', ')})`;
}

/** A string literal: in single quotes, or in double quotes where the text contains fewer of those. */
export function textCode(text: string): string {
  const quotes = (quote: string) => text.split(quote).length;
  const inDouble = escaped(text);
  if (quotes("'") > quotes('"')) return inDouble;
  return `'${inDouble.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A comment of one line, whatever the text contains. */
export const commentLine = (text: string): string => `// ${escaped(text).slice(1, -1).replaceAll('\\"', '"')}`;

/** A text with escapes for line ends and for characters that editors do not show. */
const escaped = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const propertyName = (name: string): string =>
  /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : textCode(name);
