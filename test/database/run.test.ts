import neo4j from 'neo4j-driver';
import { afterEach, expect, it } from 'vitest';
import { createDriver } from '../../src/database/driver.ts';
import type { Parameter, ParameterType } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { classify, isClosedHere, isPassing } from '../../src/pothos-plugin-neo4j/runner/failure.ts';
import { createRunner, type RunnableStatement, type StatementLog } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { describeWithDatabase, describeWithScratchDatabase } from '../support/neo4j.ts';

function statement(text: string, parameters: Record<string, Parameter> = {}): RunnableStatement {
  return { text, parameters };
}

function parameter(type: ParameterType, value: unknown): Parameter {
  return { type, value, list: Array.isArray(value) };
}

/** Runs for minutes, and looks after every row whether it should stop. */
const LONG = 'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a * b)';

const lost = 'Failed to connect to server. Caused by: read ECONNRESET';
it.each([
  ['ServiceUnavailable', lost],
  ['ProtocolError', lost],
  ['ProtocolError', 'Connection was closed by server'],
  ['ProtocolError', `Received FAILURE as a response for RESET: Neo4jError: ${lost}`],
  ['N/A', 'Ignored either because of an error or RESET'],
])('a connection that broke passes by itself, whatever code the driver gives it: %s, %s', (code, message) => {
  const error = new neo4j.Neo4jError(message, code, '50N42', 'general processing exception');
  expect([isPassing(error), classify(error)]).toEqual([true, 'unavailable']);
});

it.each([
  ['ProtocolError', 'Cannot pack this value: function'],
  ['Neo.ClientError.Statement.SyntaxError', lost],
])('what is wrong with a statement does not pass by itself: %s, %s', (code, message) => {
  const error = new neo4j.Neo4jError(message, code, '50N42', 'general processing exception');
  expect([isPassing(error), classify(error)]).toEqual([false, 'other']);
});

it.each([
  ['noMemory', 'MemoryPoolOutOfMemoryError', 'dbms.memory.transaction.total.max threshold reached'],
  ['noMemory', 'MemoryPoolOutOfMemoryError', 'db.memory.transaction.total.max threshold reached'],
  ['tooLarge', 'MemoryPoolOutOfMemoryError', 'db.memory.transaction.max threshold reached'],
  ['noMemory', 'OutOfMemoryError', 'There is not enough memory to perform the current task.'],
] as const)('tells a statement that is too large from a database without memory: %s, %s, %s', (failure, code, why) => {
  const message = `The allocation of an extra 2.0 MiB would use more than the limit. ${why}`;
  const error = new neo4j.Neo4jError(message, `Neo.TransientError.General.${code}`, '51N37', 'out of memory');
  expect([isPassing(error), classify(error)]).toEqual([false, failure]);
});

describeWithDatabase('a read statement', (database) => {
  const logged: StatementLog[] = [];
  afterEach(() => logged.splice(0));

  const runner = (timeoutMs = 20_000) =>
    createRunner(database.driver, { database: undefined, timeoutMs, log: (entry) => logged.push(entry) });

  /** Transactions that the server still runs under a name. */
  const running = async (operation: string) => {
    const { records } = await database.driver.executeQuery(
      'SHOW TRANSACTIONS YIELD metaData, status WHERE metaData.operation = $operation RETURN status',
      { operation },
    );
    return records.map((record) => String(record.get('status')));
  };

  it('is known to have met connections that the program itself has closed', async () => {
    const driver = createDriver(database.connection, { poolSize: 1 });
    const run = createRunner(driver, { database: undefined, timeoutMs: 1_000 });
    const running = run(statement('RETURN 1')).catch((error: unknown) => error);
    await driver.close();
    const failure = await running;
    expect(failure).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
    expect(isClosedHere((failure as Error).cause)).toBe(true);
  });

  it('gives its records by position', async () => {
    const records = await runner()(statement("UNWIND [1, 2] AS i RETURN i AS b, 'x' AS a, [i, null, 1.5], true, null"));
    expect(records).toEqual([
      [1, 'x', [1, null, 1.5], true, null],
      [2, 'x', [2, null, 1.5], true, null],
    ]);
  });

  it('sends each parameter as the type it has', async () => {
    const [record] = await runner()(
      statement(
        `RETURN valueType($integer), valueType($integers), valueType($float), valueType($boolean), valueType($text),
         valueType($nothing), date($date) = date('2025-11-12'), datetime($time) = datetime('2025-11-12T08:00:00Z')`,
        {
          integer: parameter('integer', 3),
          integers: parameter('integer', [1, 2]),
          float: parameter('float', 3),
          boolean: parameter('boolean', true),
          text: parameter('text', '3'),
          nothing: parameter('integer', null),
          date: parameter('date', '2025-11-12'),
          time: parameter('dateTime', '2025-11-12T08:00:00Z'),
        },
      ),
    );
    expect(record).toEqual([
      'INTEGER NOT NULL',
      'LIST<INTEGER NOT NULL> NOT NULL',
      'FLOAT NOT NULL',
      'BOOLEAN NOT NULL',
      'STRING NOT NULL',
      'NULL',
      true,
      true,
    ]);
  });

  it('takes an integer in LIMIT', async () => {
    const limited = statement('UNWIND range(1, 9) AS i RETURN i LIMIT $first', { first: parameter('integer', 2) });
    expect(await runner()(limited)).toEqual([[1], [2]]);
  });

  it('gives more records than one batch of the driver holds, in order', async () => {
    const records = await runner()(statement('UNWIND range(1, 5000) AS i RETURN i'));
    expect(records.map(([i]) => i)).toEqual(Array.from({ length: 5_000 }, (_, i) => i + 1));
  });

  it('cannot write', async () => {
    await expect(runner()(statement('CREATE (:Intruder)'))).rejects.toMatchObject({
      code: 'Neo.ClientError.Statement.AccessMode',
    });
    expect(await runner()(statement('MATCH (i:Intruder) RETURN i'))).toEqual([]);
  });

  it('ends on the server when its time is over, and says so', async () => {
    const started = performance.now();
    const late = runner(700)(statement(LONG), { operationName: 'Late' });
    await expect(late).rejects.toMatchObject({
      message: expect.stringContaining('0.7 s'),
      extensions: { code: 'TIMEOUT' },
    });
    expect(performance.now() - started).toBeLessThan(2_000);
    await expect.poll(() => running('Late')).toEqual([]);
    expect(logged).toMatchObject([{ operationName: 'Late', attempts: 1, records: 0 }]);
  });

  it('ends on the server when its caller gives up', async () => {
    const caller = new AbortController();
    const given = runner()(statement(LONG), { operationName: 'Given up', signal: caller.signal });
    const outcome = expect(given).rejects.toThrow('gone');
    await expect.poll(() => running('Given up')).toEqual(['Running']);
    caller.abort(new Error('gone'));
    await outcome;
    await expect.poll(() => running('Given up')).toEqual([]);
    expect(logged).toMatchObject([{ outcome: 'aborted' }]);
  });

  it('is not sent when its caller gave up before', async () => {
    await expect(runner()(statement('RETURN 1'), { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow(
      'gone',
    );
  });

  it('is logged by a digest of its text, without a value', async () => {
    const text = 'RETURN $secret';
    await runner()(statement(text, { secret: parameter('text', 'hush') }), { operationName: 'Quiet' });
    await runner()(statement(text, { secret: parameter('text', 'other') }));
    await expect(runner()(statement('RETURN oops'))).rejects.toThrow();
    const [first, second, failed] = logged;
    expect(first).toEqual({
      digest: expect.stringMatching(/^[0-9a-f]{12}$/),
      operationName: 'Quiet',
      milliseconds: expect.any(Number),
      records: 1,
      attempts: 1,
      outcome: 'ok',
    });
    expect(second?.digest).toBe(first?.digest);
    expect(failed).toMatchObject({ records: 0, outcome: 'Neo.ClientError.Statement.SyntaxError' });
    expect(JSON.stringify(logged)).not.toContain('hush');
  });

  it('gives its connection back, however it ends', async () => {
    const run = runner(300);
    // More statements than the pool has connections, should they be lost.
    for (let round = 0; round < 4; round += 1) {
      await Promise.allSettled([run(statement(LONG)), run(statement('RETURN oops')), run(statement('RETURN 1'))]);
    }
    expect(await runner()(statement('RETURN 1'))).toEqual([[1]]);
  });
});

describeWithScratchDatabase('a statement that needs too much memory', (database) => {
  it('is refused by the server, and not tried again', async () => {
    const logged: StatementLog[] = [];
    const run = createRunner(database.driver, {
      database: undefined,
      timeoutMs: 20_000,
      log: (entry) => logged.push(entry),
    });
    await expect(run(statement('UNWIND range(1, 100000000) AS i RETURN collect(i)'))).rejects.toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', measure: 'memory' },
      cause: { code: expect.stringMatching(/OutOfMemory/) },
    });
    expect(logged).toMatchObject([{ attempts: 1 }]);
    expect(await run(statement('RETURN 1'))).toEqual([[1]]);
  });
});
