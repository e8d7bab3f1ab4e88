import type { Finding } from './choose.ts';
import type { DatabaseEnvironment } from './environment.ts';
import { chooseJava, findJava, type Java } from './java.ts';
import { installationIn, isInstalled } from './local/install.ts';
import { findProgram, runProgram } from './program.ts';
import type { Purpose } from './server.ts';

/** Long enough for an engine that is waking up, short enough for one that hangs. */
const DOCKER_TIMEOUT_MS = 5_000;

export interface DockerTools {
  readonly docker: string;
}

export interface LocalTools {
  readonly java: Java;
  /** `undefined` where Neo4j is installed already, so that Maven is not needed. */
  readonly maven: string | undefined;
}

/** Whether a Docker engine answers and, for running, whether the compose plugin is there. */
export async function probeDocker(environment: DatabaseEnvironment, purpose: Purpose): Promise<Finding<DockerTools>> {
  const docker = findProgram('docker', environment.PATH);
  if (!docker) return { missing: 'no docker on the PATH' };
  const engine = await runProgram(docker, ['version', '--format', '{{.Server.Version}}'], {
    timeoutMs: DOCKER_TIMEOUT_MS,
  });
  if (engine.status !== 0) return { missing: 'docker is installed, but no Docker engine answers' };
  if (purpose !== 'run') return { found: { docker } };
  const compose = await runProgram(docker, ['compose', 'version'], { timeoutMs: DOCKER_TIMEOUT_MS });
  return compose.status === 0 ? { found: { docker } } : { missing: 'docker has no compose plugin' };
}

/** Whether there is a Java that runs Neo4j, and a Maven where Neo4j is still to be fetched. */
export async function probeLocal(environment: DatabaseEnvironment): Promise<Finding<LocalTools>> {
  const java = chooseJava(findJava(environment));
  if ('missing' in java) return java;
  if (isInstalled(installationIn())) return { found: { java: java.found, maven: undefined } };
  const maven = findProgram('mvn', environment.PATH);
  if (!maven) return { missing: `Java ${java.found.version} was found, but no mvn on the PATH` };
  return { found: { java: java.found, maven } };
}
