import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, runProgram } from '../../../src/database/program.ts';

/** What removes the containers of a process that was killed, in the place of the one that testcontainers would pull. */
export const REAPER_STAND_IN = 'seven-stand-in/reaper:latest';
const BASE = 'seven-stand-in/debian:latest';

/** The programs that make the images, and the Debian packages that go into them. */
const PROGRAMS = ['debootstrap', 'mvn', 'javac', 'npm', 'tar', 'docker'];
const DEBIAN = 'bookworm';
const PACKAGES = ['openjdk-17-jre-headless', 'libstdc++6', 'wget', 'tini', 'ca-certificates'];
/** A version of npm that this Node.js can run. */
const NPM = '11.21.2';
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

const here = fileURLToPath(new URL('.', import.meta.url));

interface Names {
  readonly neo4j: string;
  readonly node: string;
}

/**
 * Makes images for an engine that cannot pull any: a Debian from its packages, with the Neo4j of Maven Central and the
 * Node.js of the npm registry in it, under the names of the official ones. Gives what is missing for that, if something is.
 */
export async function buildStandIns(
  environment: Readonly<Record<string, string>>,
  names: Names,
  report: (line: string) => void,
): Promise<string | undefined> {
  const missing = PROGRAMS.filter((program) => !findProgram(program, process.env['PATH']));
  if (missing.length > 0) return `${missing.join(', ')} must be on the PATH`;
  const folder = mkdtempSync(join(tmpdir(), 'seven-stand-in-'));
  const run = async (command: string, ...parameters: string[]) => {
    const { status, lines } = await runProgram(command, parameters, {
      environment: { ...environment, DOCKER_BUILDKIT: '0' },
    });
    if (status !== 0) throw new Error([`${command} ${parameters[0]} failed:`, ...lines.slice(-15)].join('\n'));
  };
  const build = (image: string, context: string) =>
    run('docker', 'build', '--quiet', '--build-arg', `BASE=${BASE}`, '--tag', image, context);
  try {
    report(
      'No image can be pulled: making stand-ins from the packages of Debian, Maven Central and npm, in some minutes.',
    );
    await importDebian(join(folder, 'debian'), run);
    await build(names.neo4j, await prepareNeo4j(join(folder, 'neo4j'), versionOf(names.neo4j), run));
    await build(names.node, await prepareNode(join(folder, 'node'), versionOf(names.node), run));
    await run(
      'docker',
      'build',
      '--quiet',
      '--build-arg',
      `BASE=${names.node}`,
      '--tag',
      REAPER_STAND_IN,
      join(here, 'reaper'),
    );
    report(`Made stand-ins for ${names.neo4j}, ${names.node} and the reaper of testcontainers.`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Run = (command: string, ...parameters: string[]) => Promise<void>;

async function importDebian(root: string, run: Run): Promise<void> {
  await run('debootstrap', '--variant=minbase', `--include=${PACKAGES.join(',')}`, DEBIAN, root);
  // What this machine trusts, the images trust.
  cpSync(CERTIFICATES, join(root, CERTIFICATES));
  await run('tar', '--create', '--directory', root, '--file', `${root}.tar`, '.');
  await run('docker', 'import', `${root}.tar`, BASE);
}

async function prepareNeo4j(context: string, version: string, run: Run): Promise<string> {
  cpSync(join(here, 'neo4j'), context, { recursive: true });
  const jars = join(context, 'jars');
  await run(
    ...(['mvn', '--batch-mode', '--file', join(context, 'pom.xml'), 'dependency:copy-dependencies'] as const),
    ...[`-Dneo4j.version=${version}`, `-DoutputDirectory=${jars}`, '-DincludeScope=runtime'],
  );
  const classPath = readdirSync(jars).map((jar) => join(jars, jar));
  await run(
    ...(['javac', '--release', '17', '-cp', classPath.join(':')] as const),
    ...['-d', join(context, 'classes'), join(context, 'Server.java')],
  );
  return context;
}

async function prepareNode(context: string, version: string, run: Run): Promise<string> {
  cpSync(join(here, 'node'), context, { recursive: true });
  const platform = `node-${process.platform}-${process.arch}`;
  for (const [name, wanted] of [
    [platform, version],
    ['npm', NPM],
  ] as const) {
    await run('npm', 'pack', '--loglevel=error', `${name}@${wanted}`, '--pack-destination', context);
    const archive = readdirSync(context).find((file) => file.startsWith(`${name}-`)) ?? '';
    mkdirSync(join(context, name === platform ? 'node' : name));
    await run(
      ...(['tar', '--extract', '--file', join(context, archive), '--strip-components=1'] as const),
      ...['--directory', join(context, name === platform ? 'node' : name)],
    );
    rmSync(join(context, archive));
  }
  return context;
}

/** `neo4j:5.26.30-community` holds 5.26.30. */
function versionOf(image: string): string {
  return /:(\d+(?:\.\d+)*)/.exec(image)?.[1] ?? '';
}
