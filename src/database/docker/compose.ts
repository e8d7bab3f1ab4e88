import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../../errors.ts';
import type { DatabaseEnvironment } from '../environment.ts';
import { INSTALL_DIRECTORY } from '../local/install.ts';
import { passwordForNewServer } from '../password.ts';
import type { DockerTools } from '../probe.ts';
import { type ProgramOptions, runProgram } from '../program.ts';
import type { Report, Server } from '../server.ts';

export const COMPOSE_FILE = fileURLToPath(new URL('../../../docker-compose.yml', import.meta.url));
const SERVICE = 'neo4j';

/** The Neo4j of `docker-compose.yml`, started where it does not run yet. Its data stays in a volume. */
export async function composeServer(
  { docker }: DockerTools,
  environment: DatabaseEnvironment,
  report: Report,
): Promise<Server> {
  const password = containerPassword(environment);
  const compose = (parameters: readonly string[], onLine?: ProgramOptions['onLine']) =>
    runProgram(docker, ['compose', '--file', COMPOSE_FILE, ...parameters], {
      environment: { NEO4J_PASSWORD: password },
      onLine,
    });

  const running = await compose(['ps', '--status', 'running', '--quiet', SERVICE]);
  const ranBefore = running.status === 0 && running.lines.length > 0;
  report(ranBefore ? 'Neo4j runs in a container already.' : 'Starting Neo4j in a container (docker compose up).');
  const started = await compose(['up', '--wait', '--detach', SERVICE], (line) => report(`  ${line}`));
  if (started.status !== 0) throw new OperatorError(startFailure(started.lines));

  const published = await compose(['port', SERVICE, '7687']);
  const uri = `bolt://${published.lines.find((line) => /^[\d.]+:\d+$/.test(line)) ?? '127.0.0.1:7687'}`;
  return {
    connection: { uri, user: 'neo4j', password, databaseName: undefined },
    description: `the container ${SERVICE} of docker-compose.yml at ${uri}`,
    stop: async () => {
      if (!ranBefore) await compose(['stop', SERVICE]);
    },
  };
}

/** Neo4j takes a password only when it creates its data, so a random one must outlive this process, as the data does. */
function containerPassword(environment: DatabaseEnvironment): string {
  const file = join(INSTALL_DIRECTORY, 'container-password');
  if (environment.NEO4J_PASSWORD) return checkPassword(passwordForNewServer(environment));
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = passwordForNewServer(environment);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** The image of Neo4j hands the password to a command, and takes it from what stands behind `neo4j/`. */
export function checkPassword(password: string): string {
  if (!/^-|\//.test(password)) return password;
  throw new OperatorError(
    "NEO4J_PASSWORD begins with '-' or holds a '/', which the image of Neo4j does not take. Set another one, or unset it.",
  );
}

function startFailure(lines: readonly string[]): string {
  const end = lines.slice(-10).map((line) => `  ${line}`);
  return [
    'docker compose could not start Neo4j:',
    ...end,
    `Look at its log (docker compose --file ${COMPOSE_FILE} logs ${SERVICE}). Where a port is taken, set NEO4J_BOLT_PORT`,
    'or NEO4J_HTTP_PORT.',
  ].join('\n');
}
