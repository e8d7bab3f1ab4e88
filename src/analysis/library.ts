import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suggestion } from '../dataset/suggest.ts';
import { OperatorError } from '../errors.ts';
import { type Query, type QueryParameter, readQuery } from './query.ts';

/** A query of the library: its name is the name of its file, and its theme that of its folder. */
export interface LibraryQuery extends Query {
  readonly name: string;
  readonly theme: string;
}

/** The folder of the library that comes with the product. */
const libraryFolder = join(import.meta.dirname, '../../cypher/queries');

/** The themes in the order of their listing, each with its title. A theme is a folder of the library. */
export const themes: Readonly<Record<string, string>> = {
  presidencies: "The presidency's cycle",
  hosting: 'Hosting and venues',
  careers: 'Careers across offices and summits',
  networks: 'Who meets whom',
  guests: 'Guests and outreach',
  priorities: 'Priorities over time and between tracks',
  lineage: 'What builds on what',
  compliance: 'How commitments are kept',
  paths: 'Paths between any two entities',
  search: 'Words in names and texts',
  centrality: 'Centrality',
  gaps: 'Gaps',
  sources: 'Sources, and what rests on them',
};

/** Reads every query, by theme and name. Throws an OperatorError where a header is wrong. */
export function readLibrary(folder: string = libraryFolder): readonly LibraryQuery[] {
  return Object.keys(themes).flatMap((theme) =>
    readdirSync(join(folder, theme))
      .filter((file) => file.endsWith('.cypher'))
      .sort()
      .map((file) => {
        const query = readQuery(readFileSync(join(folder, theme, file), 'utf8'), `${theme}/${file}`);
        return { ...query, name: basename(file, '.cypher'), theme };
      }),
  );
}

/** The query of that name; throws an OperatorError with the nearest name where there is none. */
export function findQuery(library: readonly LibraryQuery[], name: string): LibraryQuery {
  const found = library.find((query) => query.name === name);
  if (found) return found;
  const names = library.map((query) => query.name);
  throw new OperatorError(
    `The library has no query named ${name}${suggestion(name, names) || '.'}\n` +
      'npm run cypher lists them; --file takes a query from a file of your own.',
  );
}

/** The listing of the library for a terminal: the names under their themes, each with its title. */
export function describeLibrary(library: readonly LibraryQuery[]): readonly string[] {
  const width = Math.max(...library.map(({ name }) => name.length));
  return Object.entries(themes).flatMap(([theme, title]) => [
    '',
    title,
    ...library.filter((query) => query.theme === theme).map((query) => `  ${query.name.padEnd(width)}  ${query.title}`),
  ]);
}

/** What a person needs to know to run one query. */
export function describeQuery({ title, question, caution, parameters, columns }: Query): readonly string[] {
  const options = Object.entries(parameters).map(([name, parameter]): [string, string] => [
    `--${name} <${parameter.type}>`,
    `${parameter.meaning} ${describeDefault(parameter)}`,
  ]);
  return [
    ...[title, question],
    ...(caution === undefined ? [] : ['', `Caution: ${caution}`]),
    ...(options.length > 0 ? ['', 'Parameters:', ...aligned(options)] : []),
    ...(Object.keys(columns).length > 0 ? ['', 'Columns:', ...aligned(Object.entries(columns))] : []),
  ];
}

/** What can be said about a query without a header: what must be given, and how it could explain itself. */
export function describeBareQuery(file: string, parameters: readonly string[]): readonly string[] {
  return [
    `${file} has no header that explains it.`,
    '',
    ...(parameters.length === 0
      ? ['It has no parameters.']
      : ['Parameters, which must all be given:', ...parameters.map((name) => `  --${name} <value>`)]),
    '',
    'A header gives it a title, a question, checked parameters with defaults, and the meaning of its columns:',
    '',
    '  // A title',
    '  // question: What it answers?',
    '  // parameters:',
    `  //   ${parameters[0] ?? 'since'}: { type: text, default: x, meaning: What it says. }`,
    '  // columns:',
    '  //   name: What the column holds.',
  ];
}

function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`);
}

function describeDefault({ default: standard }: QueryParameter): string {
  if (standard === undefined) return 'Must be given.';
  return standard === null ? 'May be left out.' : `Default: ${standard}.`;
}
