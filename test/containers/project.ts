import { fileURLToPath } from 'node:url';
import { COMPOSE_FILE } from '../../src/database/docker/compose.ts';
import { randomPassword } from '../../src/database/password.ts';
import { runProgram } from '../../src/database/program.ts';

export const PROJECT_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** The services of docker-compose.yml under a name and on ports of their own, so that nothing else is touched. */
export interface ComposeProject {
  readonly name: string;
  readonly ports: { readonly server: number; readonly bolt: number; readonly http: number };
  readonly password: string;
  /** With these variables, compose and the product speak of this project. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `docker compose …`; throws with the end of its output where it fails. */
  compose(...parameters: string[]): Promise<string>;
  docker(...parameters: string[]): Promise<string>;
}

export function composeProject(engine: Readonly<Record<string, string>>): ComposeProject {
  const name = `seven-test-${process.pid}`;
  // Below those that the system hands out by itself.
  const first = 20_000 + (process.pid % 10_000);
  const ports = { server: first, bolt: first + 1, http: first + 2 };
  const password = randomPassword();
  const environment = {
    ...engine,
    COMPOSE_PROJECT_NAME: name,
    NEO4J_PASSWORD: password,
    PORT: String(ports.server),
    NEO4J_BOLT_PORT: String(ports.bolt),
    NEO4J_HTTP_PORT: String(ports.http),
  };
  const docker = async (...parameters: string[]) => {
    const { status, lines } = await runProgram('docker', parameters, { environment });
    if (status === 0) return lines.join('\n');
    throw new Error([`docker ${parameters.join(' ')} failed (${status}):`, ...lines.slice(-30)].join('\n'));
  };
  const compose = (...parameters: string[]) => docker('compose', '--file', COMPOSE_FILE, ...parameters);
  return { name, ports, password, environment, compose, docker };
}
