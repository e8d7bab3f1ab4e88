import type { Database } from '../../src/database/open.ts';
import type { Usage } from './contenders/usage.ts';
import { readSession } from './statements.ts';

const text = `
  CALL dbms.queryJmx('java.lang:type=OperatingSystem') YIELD attributes AS system
  CALL dbms.queryJmx('java.lang:type=Memory') YIELD attributes AS memory
  RETURN system.ProcessCpuTime.value / 1000000 AS processorMs,
    memory.HeapMemoryUsage.value.properties.committed + memory.NonHeapMemoryUsage.value.properties.committed AS memoryBytes`;

/** What Neo4j has taken, as its JVM tells; undefined where the user may not ask that. */
export async function databaseUsage({ driver, databaseName }: Database): Promise<Usage | undefined> {
  const session = readSession(driver, databaseName);
  try {
    const { records } = await session.run(text);
    return records[0]?.toObject() as Usage | undefined;
  } catch {
    return undefined;
  } finally {
    await session.close();
  }
}
