import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { OperatorError } from '../errors.ts';
import type { Figures } from './release-figures.ts';

/** A state of the data that has a name to be cited by. */
export interface Release {
  /** Its year and its number in that year, as in `2026.1`. */
  readonly name: string;
  /** The day on which it was published, ISO 8601. */
  readonly date: string;
  /** The digest of its data, by which a graph tells that it holds them. */
  readonly version: string;
  /** The day to which its facts reach. */
  readonly asOf: string;
  readonly figures: Figures;
}

/** One file for each release, named like it. */
export const releasesFolder = join(import.meta.dirname, 'releases');

export const releaseName = /^(\d{4})\.(\d+)$/;

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

const release = z.strictObject({
  name: z.string().regex(releaseName),
  date: day,
  version: z.string().regex(/^[0-9a-f]{12}$/),
  asOf: day,
  figures: z.record(z.string(), z.number()),
});

/** All releases, the newest first. Throws an OperatorError that names a file that is none. */
export function readReleases(folder: string = releasesFolder): readonly Release[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const result = release.safeParse(parse(readFileSync(join(folder, file), 'utf8')));
      if (result.success && `${result.data.name}.yaml` === file) return result.data;
      throw new OperatorError(
        `${join(folder, file)} is no release: ${result.error?.message ?? 'its name is another'}.`,
      );
    })
    .sort(({ name: one }, { name: other }) => orderOf(other) - orderOf(one));
}

/** The release whose data have a version; `undefined` for data between two releases, which the version tells alone. */
export const releaseOf = (version: string): Release | undefined =>
  readReleases().find((release) => release.version === version);

function orderOf(name: string): number {
  const [, year, number] = releaseName.exec(name) ?? [];
  return Number(year) * 10_000 + Number(number);
}

/** The versions of all states of the data that were ever published, released or not, the oldest first: one in each line. */
export const versionsFile = join(releasesFolder, 'versions.txt');

export const readVersions = (): readonly string[] => readFileSync(versionsFile, 'utf8').split('\n').filter(Boolean);

/** A state of the data, as a person is told of it, and its version. */
export interface KnownState {
  readonly name: string;
  readonly version: string;
}

/** The states that are known beside the facts at hand. Older facts know fewer of them. */
export function knownStates(): readonly KnownState[] {
  const releases = readReleases().map(({ name, version }) => ({ name: `release ${name}`, version }));
  const released = new Set(releases.map(({ version }) => version));
  const others = readVersions().filter((version) => !released.has(version));
  return [...releases, ...others.map((version) => ({ name: `version ${version}`, version }))];
}
