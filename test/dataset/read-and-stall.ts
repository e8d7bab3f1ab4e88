/**
 * Asks for two fields whose statements run one after the other, and stands still at a moment: before the first, between
 * the two, or after the last. It stops its own process, or blocks its event loop for three seconds, once it has told its
 * parent. Parameters: the connection, the moment, the way. Sends the answer.
 */
import { createDriver } from '../../src/database/driver.ts';
import { observeLoads } from '../../src/dataset/readers.ts';
import { createRunner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { CurrentState } from '../../src/server/data/current-state.ts';
import { createExecutions } from '../../src/server/execution/execution.ts';

const [connection = '', moment, way] = process.argv.slice(2);
const driver = createDriver(JSON.parse(connection));
const run = createRunner(driver, { database: undefined, timeoutMs: 20_000 });

/** The parent has read it when this resolves. */
const tell = (message: object) => new Promise((resolve) => process.send?.(message, resolve));

async function standStill(at: string): Promise<void> {
  if (at !== moment) return;
  await tell({ stands: at });
  if (way === 'stopped') process.kill(process.pid, 'SIGSTOP');
  else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
}

const statement = (text: string) => ({ text, parameters: {}, columns: ['c0'] });
const names = statement(`MATCH (n:Event) RETURN n.name AS c0`);
const people = statement(`MATCH (n:Person) RETURN n.name AS c0`);

const executions = createExecutions({
  runner: run,
  currentState: new CurrentState(observeLoads(run)),
  answerLimitBytes: 1_000_000,
  queryTimeoutMs: 20_000,
});
let executed = 0;
const answer = async (at: (when: string) => Promise<void>) =>
  executions.answer(
    { signal: new AbortController().signal, client: 'test', operationName: undefined, cypher: undefined },
    async ({ context }) => {
      executed += 1;
      await at('before the first');
      const first = await context.run(names);
      await at('between the two');
      const last = await context.run(people);
      await at('after the last');
      return { data: { names: [...first, ...last].map(([name]) => String(name)) } };
    },
  );

// What is asked the first time knows the state of the data; only the second stands still.
await answer(async () => {});
executed = 0;
const { data, errors, extensions } = await answer((when) => (executed === 1 ? standStill(when) : Promise.resolve()));
await tell({ data, errors, extensions, executed });
await driver.close();
