import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** One tab of the playground. The comment at its top explains it; the operation's name is the tab's title. */
export interface Example {
  readonly name: string;
  readonly query: string;
  /** JSON, as the playground's editors hold it. */
  readonly variables?: string;
  readonly headers?: string;
}

/** Reads the example operations that ship with the server, in the order of their file names. */
export function readExamples(directory = new URL('./examples/', import.meta.url)): readonly Example[] {
  const read = (file: string) => readFileSync(new URL(file, directory), 'utf8');
  const readIfThere = (file: string) => (existsSync(new URL(file, directory)) ? read(file) : undefined);
  return readdirSync(directory)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.graphql'.length);
      const variables = readIfThere(`${name}.variables.json`);
      const headers = readIfThere(`${name}.headers.json`);
      return { name, query: read(file), ...(variables ? { variables } : {}), ...(headers ? { headers } : {}) };
    });
}
