import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { OperatorError } from '../errors.ts';
import { compare, type Problem } from './problem.ts';

/** The text of one file of facts. */
export interface FactText {
  /** The path below the folder of facts, with `/` between its parts. */
  readonly name: string;
  readonly text: string;
  /** False where the text has a mistake already, and must not be parsed. */
  readonly sound: boolean;
}

/**
 * Reads every `.yaml` file below a folder, in the order of their names; guides (`.md`) and hidden files are passed over.
 * A file that is not UTF-8, or has a tab, and a file of any other kind become problems.
 */
export async function readFactTexts(folder: string, problems: Problem[]): Promise<readonly FactText[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new OperatorError(`The folder of facts ${folder} cannot be read: ${(cause as Error).message}`, { cause });
  });
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !/(^|\/)\.|\.md$/.test(name))
    .sort(compare);
  if (!names.some((name) => name.endsWith('.yaml'))) {
    throw new OperatorError(`The folder ${folder} holds no facts: there is no .yaml file in it.`);
  }

  const texts: FactText[] = [];
  for (const name of names) {
    if (!name.endsWith('.yaml')) {
      problems.push({ file: name, line: 1, column: 1, message: 'Facts stand in files that end in .yaml.' });
      continue;
    }
    texts.push(decode(name, await readFile(join(folder, name)), problems));
  }
  return texts;
}

function decode(name: string, bytes: Buffer, problems: Problem[]): FactText {
  const refuse = (text: string, offset: number, message: string): FactText => {
    problems.push({ file: name, ...positionAt(text, offset), message });
    return { name, text, sound: false };
  };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A lenient decoder puts U+FFFD where the strict one stops. UTF-16 begins with a mark that UTF-8 never has.
    const lenient = bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
    const offset = Math.max(0, lenient.indexOf('\uFFFD'));
    return refuse(lenient, offset, 'This is not UTF-8: save the file in that encoding.');
  }
  const tab = text.indexOf('\t');
  return tab === -1 ? { name, text, sound: true } : refuse(text, tab, 'A tab: use spaces.');
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
