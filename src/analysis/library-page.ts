import { type LibraryQuery, themes } from './library.ts';

/** The contents of the library as a page of Markdown. */
export function libraryPage(library: readonly LibraryQuery[]): string {
  return [
    '# The library of queries',
    '',
    `${library.length} queries to start from, each a file that can be read, changed and run:`,
    '',
    '```sh',
    'npm run cypher                                                    # lists them',
    'npm run cypher -- compliance-by-member --help                     # explains one',
    'npm run cypher -- compliance-by-member --priority "Climate change" --output climate.csv',
    '```',
    '',
    'Printed from the files by `npm run print`. How a file is made is told in the [README](../README.md) above.',
    ...Object.entries(themes).flatMap(([theme, title]) => [
      '',
      `## ${title}`,
      '',
      '| Query | Question | Parameters |',
      '| --- | --- | --- |',
      ...library.filter((query) => query.theme === theme).map(row),
    ]),
    '',
  ].join('\n');
}

function row({ theme, name, question, caution, parameters }: LibraryQuery): string {
  const names = Object.keys(parameters).map((parameter) => `\`${parameter}\``);
  return `| [${name}](${theme}/${name}.cypher) | ${question}${caution === undefined ? '' : ` *${caution}*`} | ${names.join(', ')} |`;
}
