import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../errors.ts';
import { hiddenCharacters } from './fields.ts';
import { describeFailure, findFiles } from './find-files.ts';
import { codePointOf, type Problem } from './problem.ts';

/** The bytes of one file of facts; none where it could not be read. */
export interface FactBytes {
  /** The path below the folder of facts, with `/` between its parts. */
  readonly name: string;
  readonly bytes: Buffer | undefined;
}

/** The text of one file of facts. */
export interface FactText {
  /** The path below the folder of facts, with `/` between its parts. */
  readonly name: string;
  /** `undefined` where the file could not be read: nothing is known of what it holds. */
  readonly text: string | undefined;
  /** False where the text has a mistake already, and must not be parsed. */
  readonly sound: boolean;
}

/** Many times the largest file of the facts that come with the product; one of these takes seconds to parse. */
const LARGEST_FILE = 5_000_000;

/** Reads every `.yaml` file below a folder, in the order of their names. What cannot be read becomes a problem. */
export async function readFactFiles(folder: string, problems: Problem[]): Promise<readonly FactBytes[]> {
  const before = problems.length;
  const names = await findFiles(folder, problems);
  if (problems.length === before && !names.some((name) => name.endsWith('.yaml'))) {
    throw new OperatorError(`The folder ${folder} holds no facts: there is no .yaml file in it.`);
  }
  const files: FactBytes[] = [];
  for (const name of names) {
    if (!name.endsWith('.yaml')) {
      problems.push({ file: name, message: 'Facts stand in files that end in .yaml.' });
      continue;
    }
    const read = await readWhole(join(folder, name)).catch((error: unknown) => describeFailure(error, 'file'));
    if (typeof read === 'string') problems.push({ file: name, message: read });
    files.push({ name, bytes: typeof read === 'string' ? undefined : read });
  }
  return files;
}

/** The bytes of a file, or why they are not read. */
async function readWhole(path: string): Promise<Buffer | string> {
  // To open a pipe would wait for whoever writes to it.
  if (!(await stat(path)).isFile()) return 'This is no file: remove it.';
  const handle = await open(path);
  try {
    const before = await handle.stat();
    const buffer = Buffer.alloc(Math.min(before.size, LARGEST_FILE) + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      ({ bytesRead: read } = await handle.read(buffer, length, buffer.length - length, length));
    }
    if (length > LARGEST_FILE) {
      return `This file is larger than the ${LARGEST_FILE / 1_000_000} MB that are read: divide it into several.`;
    }
    const after = await handle.stat();
    const isSame = before.mtimeMs === after.mtimeMs && before.size === after.size && length === after.size;
    return isSame ? buffer.subarray(0, length) : 'This file changed while it was read: load again.';
  } finally {
    await handle.close();
  }
}

/** The texts of files. What is not UTF-8, or has characters that nobody sees, becomes a problem. */
export function decodeFacts(files: readonly FactBytes[], problems: Problem[]): readonly FactText[] {
  return files.map(({ name, bytes }) =>
    bytes === undefined ? { name, text: undefined, sound: false } : decode(name, bytes, problems),
  );
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
  const hidden = hiddenCharacters.exec(text);
  if (!hidden) return { name, text, sound: true };
  const [character] = hidden;
  const message =
    character === '\t' ? 'A tab: use spaces.' : `A character that nobody sees (${codePointOf(character)}): remove it.`;
  return refuse(text, hidden.index, message);
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
