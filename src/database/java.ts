import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram, isExecutable } from './program.ts';

/** A Java development kit: the folder that holds `bin/java`, `bin/javac` and `bin/jar`. */
export interface Java {
  readonly home: string;
  /** As in `17.0.15`. */
  readonly version: string;
  /** As in 17. */
  readonly major: number;
}

const OLDEST_JAVA = 17;
/** The newest that Neo4j 5.26 is made for; newer ones do run it, and are taken where there is no other. */
export const NEWEST_MADE_FOR_NEO4J = 21;

export interface JavaEnvironment {
  readonly JAVA_HOME?: string | undefined;
  readonly PATH?: string | undefined;
}

/** Folders where package managers put Java, each holding one folder per version. */
const USUAL_FOLDERS = [
  '/usr/lib/jvm',
  '/Library/Java/JavaVirtualMachines',
  join(homedir(), 'Library/Java/JavaVirtualMachines'),
  join(homedir(), '.sdkman/candidates/java'),
  join(homedir(), '.jdks'),
];

/** Every Java on this machine that could be found without starting one: JAVA_HOME first, then the search path. */
export function findJava(environment: JavaEnvironment): readonly Java[] {
  const onPath = findProgram('java', environment.PATH);
  const homes = [
    environment.JAVA_HOME,
    onPath && dirname(dirname(realpathSync(onPath))),
    ...USUAL_FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
      readdirSync(folder).flatMap((name) => [join(folder, name), join(folder, name, 'Contents/Home')]),
    ),
  ].filter((home): home is string => Boolean(home) && isExecutable(join(home as string, 'bin/java')));
  return [...new Set(homes.map((home) => realpathSync(home)))].flatMap((home) => describe(home) ?? []);
}

/** Every installation says its version in the file `release`; reading it is far quicker than asking Java. */
function describe(home: string): Java | undefined {
  const release = join(home, 'release');
  const version = existsSync(release) && /^JAVA_VERSION="([^"]+)"/m.exec(readFileSync(release, 'utf8'))?.[1];
  return version ? { home, version, major: majorOf(version) } : undefined;
}

function majorOf(version: string): number {
  const [first = 0, second = 0] = version.split(/[._+-]/).map(Number);
  return first === 1 ? second : first;
}

/** The one to use: complete, not too old, and rather one that Neo4j is made for. Else why there is none. */
export function chooseJava(candidates: readonly Java[]): { found: Java } | { missing: string } {
  const complete = candidates.filter((java) =>
    ['javac', 'jar'].every((tool) => isExecutable(join(java.home, 'bin', tool))),
  );
  const fitting = complete.filter((java) => java.major >= OLDEST_JAVA);
  const best = fitting.find((java) => java.major <= NEWEST_MADE_FOR_NEO4J) ?? fitting[0];
  if (best) return { found: best };

  const tooOld = candidates.find((java) => java.major < OLDEST_JAVA);
  const runtimeOnly = candidates.find((java) => java.major >= OLDEST_JAVA);
  if (runtimeOnly) {
    return {
      missing: `Java ${runtimeOnly.version} in ${runtimeOnly.home} is a runtime without a compiler (JDK needed)`,
    };
  }
  if (tooOld) return { missing: `Java ${tooOld.version} in ${tooOld.home} is older than ${OLDEST_JAVA}` };
  return { missing: 'no Java found, neither in JAVA_HOME nor on the PATH' };
}
