import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { FactText } from './files.ts';
import type { Position, Problem } from './problem.ts';

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
export function parseFacts({ name, text }: FactText, problems: Problem[]): FactFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line: Math.max(1, line), column: Math.max(1, col) };
  };
  for (const error of [...document.errors, ...document.warnings]) {
    problems.push({ ...positionAt(error.pos[0]), message: `This is not valid YAML: ${error.message}` });
  }
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  return {
    name,
    value: document.toJS(),
    locate: (path) => positionAt(follow(document.contents, path).value),
    locateKey: (path) => positionAt(follow(document.contents, path).key),
  };
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
