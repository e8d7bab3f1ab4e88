import {
  type Alias,
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { compare, type Position, type Problem } from './problem.ts';

export type Path = readonly PropertyKey[];

/** A file of facts as plain values, with the place in the text of each of them. */
export interface FactFile {
  readonly name: string;
  readonly value: unknown;
  /** Where the value at `path` stands: the nearest that does, where it was left out or written in a short form. */
  readonly locate: (path: Path) => Position;
  /** Where the key itself stands that ends `path`. */
  readonly locateKey: (path: Path) => Position;
}

/** Parses YAML 1.2. Mistakes in its notation become problems, and there is no value. */
export function parseFacts(name: string, text: string, problems: Problem[]): FactFile | undefined {
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const refuse = ({ offset, message }: Mistake) => problems.push({ ...positionAt(offset), message });
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const mistakes = [...mistakesOfNotation([...document.errors, ...document.warnings]), ...mistakesOfNodes(document)];
    mistakes.forEach(refuse);
    if (mistakes.length > 0) return undefined;
    return {
      name,
      value: toValue(document),
      locate: (path) => positionAt(follow(document.contents, path).value),
      locateKey: (path) => positionAt(follow(document.contents, path).key),
    };
  } catch (error) {
    if (error instanceof Refusal) refuse(error);
    else problems.push({ file: name, message: describeFailure(error) });
    return undefined;
  }
}

interface Mistake {
  readonly offset: number;
  readonly message: string;
}

class Refusal extends Error implements Mistake {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

const TOO_DEEP = 'This is nested too deep to be read: a file of facts needs a few levels only.';

/** The parser follows what is nested by calling itself; where that ends, it throws, or tells of it as a mistake. */
const isTooDeep = (message: string): boolean => message.includes('call stack');

function describeFailure(error: unknown): string {
  const { message } = error as Error;
  return isTooDeep(message) ? TOO_DEEP : `This cannot be read as YAML: ${message}.`;
}

/**
 * After its first mistake the parser misunderstands what follows, and finds more that are none: the first is told. A key
 * that is there twice does not confuse it.
 */
function mistakesOfNotation(errors: readonly YAMLError[]): readonly Mistake[] {
  const sorted = [...errors].sort((a, b) => a.pos[0] - b.pos[0] || compare(a.message, b.message));
  const areSound = sorted.every(({ code }) => code === 'DUPLICATE_KEY');
  return (areSound ? sorted : sorted.slice(0, 1)).map(({ code, pos, message }) => ({
    offset: pos[0],
    message: isTooDeep(message)
      ? TOO_DEEP
      : `This is not valid YAML: ${message}.${shifted.has(code) ? ' Compare how far this line and those around it are indented.' : ''}`,
  }));
}

/** What a line is called that begins too far to the left or to the right. */
const shifted: ReadonlySet<string> = new Set<YAMLError['code']>([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'BLOCK_IN_FLOW',
  'MULTILINE_IMPLICIT_KEY',
  'UNEXPECTED_TOKEN',
]);

/** Keys that are no words, and aliases that lead nowhere, or into what they stand in. */
function mistakesOfNodes(document: Document.Parsed): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  if (document.errors.length > 0) return mistakes;
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || (typeof key.value !== 'string' && typeof key.value !== 'number')) {
        mistakes.push({ offset: startOf(key), message: 'A key is a word or a number.' });
      }
    },
    Alias(_, alias, around) {
      const target = alias.resolve(document);
      if (target && !around.includes(target)) return;
      const message = target
        ? `The alias "*${alias.source}" stands in what it repeats: write out what you mean.`
        : `No anchor "&${alias.source}" stands before this alias.`;
      mistakes.push({ offset: startOf(alias), message });
    },
  });
  return mistakes;
}

/** The plain value. The library refuses aliases of aliases, which a few lines can make into millions of values. */
function toValue(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch (error) {
    let first: Alias | undefined;
    visit(document, {
      Alias(_, alias) {
        first ??= alias;
        return visit.BREAK;
      },
    });
    if (!first) throw error;
    throw new Refusal(startOf(first), 'The aliases of this file repeat too much: write out what they stand for.');
  }
}

/** The offsets of the value at a path and of its key. */
function follow(contents: Node | null, path: Path): { key: number; value: number } {
  let node: unknown = contents;
  let found = { key: startOf(contents), value: startOf(contents) };
  for (const segment of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(segment),
      );
      if (!pair) break;
      const key = startOf(pair.key);
      found = { key, value: isScalar(pair.value) && pair.value.range ? startOf(pair.value) : key };
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(segment)];
      if (node === undefined) break;
      found = { key: startOf(node), value: startOf(node) };
    } else break;
  }
  return found;
}

const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;
