import { join } from 'node:path';
import { asOfDay } from './as-of.ts';
import { deriveGraph } from './derive.ts';
import { findMistakes } from './fact-rules.ts';
import { decodeFacts, readFactFiles } from './files.ts';
import { type LocatedGraph, versionOf } from './graph-data.ts';
import { digestInputs } from './inputs.ts';
import { type FactFile, parseFacts } from './parse.ts';
import { FactsError, type Problem } from './problem.ts';
import { type FactRecord, recordsOf } from './records.ts';
import { readSearchWords, SEARCH_WORDS_FILE } from './search/words.ts';
import { findOverdue } from './time-rules.ts';
import { readTotals, TOTALS_FILE, withTotals } from './totals.ts';
import { createUnread } from './unread.ts';

/** The facts that come with the product. */
export const defaultFolder = join(import.meta.dirname, 'facts');

export interface Dataset extends LocatedGraph {
  /** Equal data have equal versions: 12 hexadecimal digits. */
  readonly version: string;
  /** The day to which the facts reach, ISO 8601; undefined where no source shows a day. */
  readonly asOf: string | undefined;
  /** The digest of the files, as `digestInputs` makes it. */
  readonly inputs: string;
}

export interface ReadOptions {
  /** The day by which the facts are judged, ISO 8601; the default is the present day, where it begins first on earth. */
  readonly today?: string | undefined;
}

const HOURS_AHEAD = 14;
const presentDay = (): string => new Date(Date.now() + HOURS_AHEAD * 3_600_000).toISOString().slice(0, 10);

/**
 * Reads, checks and links the facts of a folder. Rejects with a `FactsError` that lists every mistake, or with an
 * `OperatorError` where there is nothing to read.
 */
export async function readDataset(
  folder: string = defaultFolder,
  { today = presentDay() }: ReadOptions = {},
): Promise<Dataset> {
  const problems: Problem[] = [];
  const read = await readFactFiles(folder, problems);
  const texts = decodeFacts(read, problems);
  const files: FactFile[] = [];
  const unparsed = texts.filter(({ name, text, sound }) => {
    const file = sound && text !== undefined ? parseFacts(name, text, problems) : undefined;
    if (file) files.push(file);
    return file === undefined;
  });
  const misplaced: string[] = [];
  const records = files
    .filter(({ name }) => name !== TOTALS_FILE && name !== SEARCH_WORDS_FILE)
    .flatMap((file) => checkedRecords(file, problems, misplaced));
  const unread = createUnread(unparsed, wholeFiles(problems), misplaced);
  const counted = files.find(({ name }) => name === TOTALS_FILE);
  const totals = counted ? readTotals(counted, records, unread, problems) : [];
  const typed = files.find(({ name }) => name === SEARCH_WORDS_FILE);
  const searchWords = readSearchWords(typed, records, unread, problems);
  const derived = deriveGraph(records, searchWords, unread, problems);
  const data = withTotals(derived.data, totals);
  const { locate } = derived;
  const facts = { records, data, locate, today };
  problems.push(...findMistakes(facts));
  if (problems.length === 0) problems.push(...findOverdue(facts));
  if (problems.length > 0) throw new FactsError(problems);
  return { data, locate, version: versionOf(data), asOf: asOfDay(data), inputs: await digestInputs(read) };
}

/** The files and folders with a mistake that has no line: nothing is known of what they hold. */
const wholeFiles = (problems: readonly Problem[]): readonly string[] =>
  problems.filter(({ line }) => line === undefined).map(({ file }) => file);

function checkedRecords(file: FactFile, problems: Problem[], misplaced: string[]): readonly FactRecord[] {
  try {
    return recordsOf(file, problems, misplaced);
  } catch (error) {
    problems.push({ file: file.name, message: `This file cannot be checked: ${(error as Error).message}.` });
    return [];
  }
}
