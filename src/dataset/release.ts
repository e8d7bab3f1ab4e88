import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { OperatorError } from '../errors.ts';
import { readDataset } from './read.ts';
import { figuresOf } from './release-figures.ts';
import { type Release, readReleases, releaseName, releaseOf, releasesFolder } from './releases.ts';

const usage = `Usage: npm run release -- <name>

Gives the facts as they stand a name to be cited by: a year and a number, as in 2026.1. Writes src/dataset/releases/<name>.yaml
with their version and their figures; then npm run print writes the changelog and the citation anew.`;

/** Names the present facts. Throws an OperatorError where the name is taken or none, or the facts have one already. */
async function release(name: string | undefined): Promise<string> {
  if (name === undefined || !releaseName.test(name)) throw new OperatorError(usage);
  const path = join(releasesFolder, `${name}.yaml`);
  if (existsSync(path)) throw new OperatorError(`${path} exists: a release does not change. Name another.`);
  const { data, version, asOf } = await readDataset();
  const same = releaseOf(version);
  if (same) throw new OperatorError(`These facts are those of release ${same.name} already.`);
  if (asOf === undefined) throw new OperatorError('No source of the facts shows a day: they cannot be released.');
  const date = new Date().toISOString().slice(0, 10);
  const content: Release = { name, date, version, asOf, figures: figuresOf(data) };
  mkdirSync(releasesFolder, { recursive: true });
  writeFileSync(path, stringify(content));
  readReleases();
  return `Release ${name} of ${date}, version ${version} of the facts: ${path}. Now: npm run print.`;
}

release(process.argv[2]).then(
  (line) => process.stdout.write(`${line}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof OperatorError ? error.message : ((error as Error).stack ?? error)}\n`);
    process.exitCode = 1;
  },
);
