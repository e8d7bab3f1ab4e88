import type { Configuration } from './config.ts';
import { chooseWay } from './database/choose.ts';
import { openDatabase } from './database/open.ts';
import { probeDocker, probeLocal } from './database/probe.ts';
import { foretellFacts } from './dataset/ensure.ts';
import { readPersistedList } from './server/request/persisted-list.ts';

/**
 * Says whether a start would succeed, as far as can be told without one: the settings are right by now; a Neo4j that
 * NEO4J_URI names is asked for its version and its facts, another is not started. Changes nothing. Throws an
 * OperatorError where a start would fail.
 */
export async function checkSetup(
  { loadFacts, persistedOperations }: Configuration,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  if (persistedOperations !== undefined) readPersistedList(persistedOperations);
  const lines = ['The settings are right.'];
  const way = await chooseWay(environment['NEO4J_URI'], {
    docker: () => probeDocker(environment, 'run'),
    local: () => probeLocal(environment),
  });
  if (way.kind === 'docker')
    lines.push('A start takes the Neo4j of docker-compose.yml, in a container. Only a start finds out what it holds.');
  if (way.kind === 'local') {
    const { java, maven } = way.tools;
    const fetching = maven === undefined ? '' : ', and fetches it from Maven Central first';
    lines.push(
      `A start takes a local Neo4j, on Java ${java.version}${fetching}.`,
      'Only a start finds out what it holds, and whether another process uses it.',
    );
  }
  if (way.kind === 'address') {
    const report = (line: string) => void lines.push(line);
    const database = await openDatabase({ environment, purpose: 'run', report });
    try {
      const { driver, databaseName } = database;
      const { line } = await foretellFacts({ driver, databaseName, policy: loadFacts, isOwn: false });
      lines.push(`What a start says of its facts: ${line}`);
    } finally {
      await database.close();
    }
  }
  return lines.join('\n');
}
