import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../../errors.ts';
import type { Java } from '../java.ts';
import { runProgram } from '../program.ts';
import { checkJars } from './jars.ts';
import { writing } from './writing.ts';

/** The files that decide what is installed. */
const POM = fileURLToPath(new URL('pom.xml', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('Launcher.java', import.meta.url));

/** Where the jars and the compiled launcher stand; the default below the project, never committed. */
export const INSTALL_DIRECTORY = fileURLToPath(new URL('../../../.neo4j/', import.meta.url));

export interface Installation {
  /** Holds `launcher.jar`, the jars of Neo4j in `jars/`, and one class archive per version of Java. */
  readonly directory: string;
  readonly launcher: string;
}

/**
 * Where Neo4j is, or will be, installed. The folder's name is a digest of what goes in, so a folder that exists is
 * complete and up to date, and another version of this project does not disturb it.
 */
export function installationIn(directory = INSTALL_DIRECTORY): Installation {
  const digest = createHash('sha256').update(readFileSync(POM)).update(readFileSync(LAUNCHER)).digest('hex');
  const folder = join(directory, `neo4j-${digest.slice(0, 12)}`);
  return { directory: folder, launcher: join(folder, 'launcher.jar') };
}

export function isInstalled(installation: Installation): boolean {
  return existsSync(installation.launcher);
}

/** Fetches the jars with Maven and compiles the launcher. All or nothing: an interrupted run leaves no half. */
export async function install(
  installation: Installation,
  tools: { readonly java: Java; readonly maven: string },
  report: (line: string) => void,
): Promise<void> {
  const staging = `${installation.directory}.${process.pid}.part`;
  writing(staging, () => {
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { recursive: true });
  });
  try {
    await fetchJars(staging, tools, report);
    checkJars(join(staging, 'jars'));
    await buildLauncher(staging, tools.java);
    putInPlace(staging, installation);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

async function fetchJars(
  staging: string,
  { java, maven }: { readonly java: Java; readonly maven: string },
  report: (line: string) => void,
): Promise<void> {
  report('Fetching Neo4j from Maven Central, once: about 125 MB.');
  const started = performance.now();
  const progress = downloadProgress(report);
  const goal = 'dependency:copy-dependencies';
  const { status, lines } = await runProgram(
    maven,
    ['--batch-mode', '--file', POM, goal, `-DoutputDirectory=${join(staging, 'jars')}`, '-DincludeScope=runtime'],
    { environment: { JAVA_HOME: java.home }, onLine: progress },
  );
  if (status !== 0) {
    const errors = lines.filter((line) => line.includes('ERROR'));
    throw new OperatorError(
      `Maven could not fetch Neo4j (status ${status}).\n${tail(errors.length > 0 ? errors.slice(0, 5) : lines)}\n` +
        `The first run needs the network (Maven Central, or the mirror in your Maven settings). Try: mvn -f ${POM} ${goal}`,
    );
  }
  report(`Neo4j fetched in ${Math.round((performance.now() - started) / 1_000)} s.`);
}

/** Turns Maven's line per file into a line every few seconds. */
function downloadProgress(report: (line: string) => void): (line: string) => void {
  const units: Readonly<Record<string, number>> = { B: 1e-6, kB: 1e-3, MB: 1, GB: 1e3 };
  let files = 0;
  let megabytes = 0;
  let last = performance.now();
  return (line) => {
    const [, size, unit] = /Downloaded from .*\((\S+) (B|kB|MB|GB) at/.exec(line) ?? [];
    if (size === undefined || unit === undefined) return;
    files += 1;
    megabytes += Number(size) * (units[unit] ?? 0);
    if (performance.now() - last < 2_000) return;
    last = performance.now();
    report(`  ${files} files, ${Math.round(megabytes)} MB so far`);
  };
}

/** One jar that names all others, since a class archive accepts only jars on the class path. */
async function buildLauncher(staging: string, java: Java): Promise<void> {
  const build = join(staging, 'build');
  const classes = join(build, 'classes');
  const manifest = join(build, 'manifest.txt');
  mkdirSync(build);
  const jars = readdirSync(join(staging, 'jars')).sort();
  const classPath = jars.map((jar) => join(staging, 'jars', jar)).join(':');
  writeFileSync(manifest, manifestText(jars.map((jar) => `jars/${jar}`)));
  await buildStep(java, 'javac', ['--release', '17', '-d', classes, '-cp', classPath, LAUNCHER]);
  await buildStep(java, 'jar', [
    '--create',
    '--file',
    join(staging, 'launcher.jar'),
    '--manifest',
    manifest,
    '-C',
    classes,
    '.',
  ]);
  rmSync(build, { recursive: true });
}

async function buildStep(java: Java, tool: string, parameters: readonly string[]) {
  const { status, lines } = await runProgram(join(java.home, 'bin', tool), parameters);
  if (status !== 0) {
    throw new OperatorError(`${tool} of Java ${java.version} could not build ${LAUNCHER}:\n${tail(lines)}`);
  }
}

/** A line of a manifest holds at most 72 bytes; a line that starts with a blank continues the one before. */
function manifestText(jars: readonly string[]): string {
  const classPath = `Class-Path: ${jars.join(' ')}`.match(/.{1,70}/g) ?? [];
  return `Main-Class: Launcher\n${classPath.join('\n ')}\n`;
}

/** Another process may have installed the same in the meantime: then that one stays. */
function putInPlace(staging: string, installation: Installation): void {
  try {
    renameSync(staging, installation.directory);
  } catch (error) {
    if (!isInstalled(installation)) throw error;
  }
}

function tail(lines: readonly string[]): string {
  return lines
    .slice(-15)
    .map((line) => `  ${line}`)
    .join('\n');
}
