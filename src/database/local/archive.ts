import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createDriver } from '../driver.ts';
import type { Java } from '../java.ts';
import { randomPassword } from '../password.ts';
import { runProgram } from '../program.ts';
import type { Installation } from './install.ts';
import { type LocalNeo4j, QUICK_START, startLocalNeo4j } from './start.ts';

/**
 * A class archive holds Neo4j's classes as the JVM has them in memory, so that later starts do not parse and verify
 * them again. It fits one version of Java and one set of jars.
 */
function archiveOf(installation: Installation, java: Java): string {
  return join(installation.directory, `classes-${java.version.replaceAll(/[^\w.-]/g, '_')}.jsa`);
}

/** The flags that use the archive, or none where it is not there yet. A JVM that cannot use it starts without. */
export function archiveFlags(installation: Installation, java: Java): readonly string[] {
  const archive = archiveOf(installation, java);
  return existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`] : [];
}

/**
 * Writes the archive where it is missing: starts Neo4j once more on an empty store, at the lowest priority, does a
 * little of everything, and has the JVM note the classes it took. Never rejects: without it a start is only slower.
 */
export async function writeArchive(installation: Installation, java: Java, signal: AbortSignal): Promise<void> {
  const archive = archiveOf(installation, java);
  if (existsSync(archive) || signal.aborted) return;
  const part = `${archive}.${process.pid}.part`;
  const storeDirectory = mkdtempSync(join(tmpdir(), 'seven-graph-archive-'));
  const password = randomPassword();
  let neo4j: LocalNeo4j | undefined;
  try {
    const flags = ['-XX:+RecordDynamicDumpInfo', '-DshutdownSeconds=0', ...QUICK_START];
    neo4j = await startLocalNeo4j({ installation, java, storeDirectory, password, flags, background: true, signal });
    await exercise({ uri: `bolt://127.0.0.1:${neo4j.port}`, user: 'neo4j', password, databaseName: undefined });
    const { status } = await runProgram(join(java.home, 'bin/jcmd'), [
      String(neo4j.processId),
      'VM.cds',
      'dynamic_dump',
      part,
    ]);
    if (status === 0 && existsSync(part)) renameSync(part, archive);
  } catch {
    // aborted, or the machine is out of memory or disk: the next start tries again
  } finally {
    await neo4j?.stop();
    rmSync(part, { force: true });
    rmSync(storeDirectory, { recursive: true, force: true });
  }
}

/** Touches what the product uses: schema, writes, index-backed reads, nested lists, full text, paths. */
async function exercise(connection: Connection): Promise<void> {
  const driver = createDriver(connection);
  try {
    for (const statement of EXERCISES) await driver.executeQuery(statement);
  } finally {
    await driver.close();
  }
}

const EXERCISES = [
  'CREATE CONSTRAINT a_slug FOR (a:A) REQUIRE a.slug IS UNIQUE',
  'CREATE INDEX a_order FOR (a:A) ON (a.day, a.slug)',
  'CREATE FULLTEXT INDEX a_text FOR (a:A) ON EACH [a.name]',
  'CALL db.awaitIndexes(30)',
  `UNWIND range(1, 200) AS i MERGE (a:A {slug: 's' + i}) SET a.day = date('2025-01-01') + duration({days: i % 7}),
   a.name = 'name ' + i WITH a, i MATCH (b:A {slug: 's' + (i / 2)}) MERGE (a)-[r:R {key: i}]->(b)`,
  `MATCH (a:A) WHERE a.day >= date('2025-01-02') AND a.slug IS NOT NULL WITH a ORDER BY a.day, a.slug LIMIT 5
   OPTIONAL MATCH (a)-[:R]->(b:A) RETURN a.slug, toString(a.day), COUNT { (a)<-[:R]-() }, COLLECT {
   MATCH (a)<-[r:R]-(c:A) WITH c, r ORDER BY c.day, c.slug LIMIT 3 RETURN [c.slug, c.name, r.key] }`,
  `CALL db.index.fulltext.queryNodes('a_text', 'name') YIELD node, score RETURN node.slug, score LIMIT 3`,
  `MATCH p = SHORTEST 1 (a:A {slug: 's1'})-[:R]-+(b:A {slug: 's9'}) RETURN length(p)`,
] as const;
