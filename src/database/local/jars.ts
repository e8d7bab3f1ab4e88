import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../../errors.ts';

/** The jars that Neo4j consists of, in the format of sha256sum. */
const LIST = fileURLToPath(new URL('jars.sha256', import.meta.url));

/**
 * Throws an OperatorError unless a folder holds exactly the jars of `jars.sha256`, byte for byte: a version alone does
 * not tell that a mirror or a proxy hands out what was tried.
 */
export function checkJars(folder: string, list = LIST): void {
  const expected = new Map(
    readFileSync(list, 'utf8')
      .trim()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)] as const),
  );
  const found = new Map(readdirSync(folder).map((name) => [name, digestOf(join(folder, name))] as const));
  const wrong = [
    ...[...expected.keys()].filter((name) => !found.has(name)).map((name) => `${name} is missing`),
    ...[...found].flatMap(([name, digest]) => {
      if (!expected.has(name)) return [`${name} does not belong there`];
      return expected.get(name) === digest ? [] : [`${name} is another file of that name`];
    }),
  ];
  if (wrong.length === 0) return;
  throw new OperatorError(
    `What Maven fetched is not the Neo4j that this project was tried with:\n` +
      `${wrong
        .slice(0, 10)
        .map((line) => `  ${line}`)
        .join('\n')}\n` +
      `Nothing of it was run. The right files are listed in ${LIST}. Look at the mirror in your Maven settings, and ` +
      'delete the wrong files from its local repository (~/.m2/repository).',
  );
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
