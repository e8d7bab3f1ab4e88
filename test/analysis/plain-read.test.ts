import fc from 'fast-check';
import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { checkPlan, plainReadText } from '../../src/analysis/plain-read.ts';
import { explain } from '../../src/analysis/read.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';
import { accessTo } from './run-query.ts';

const FILE = "'file:///etc/hostname'";

/** Each of these is valid Cypher, and its plan looks like a plain read or shows what the words hide. */
const refusedByWords: readonly (readonly [what: string, text: string, message: string])[] = [
  ['a file', `LOAD CSV FROM ${FILE} AS line RETURN line`, 'LOAD CSV reads files'],
  ['a file, in a list', `RETURN [x IN [1] | COLLECT { LOAD CSV FROM ${FILE} AS l RETURN l }] AS x`, 'LOAD CSV'],
  ['a file, in any case of letters', `load\n\tcsv FROM ${FILE} AS line RETURN line`, 'LOAD CSV'],
  ['a file, parted by a comment', `LOAD /* and */ CSV FROM ${FILE} AS line RETURN line`, 'LOAD CSV'],
  ['a file, parted by a control character', `LOAD\u001fCSV FROM ${FILE} AS line RETURN line`, 'a control character'],
  [
    'a file, behind a comment that a carriage return ends',
    `// a\rLOAD CSV FROM ${FILE} AS l RETURN l`,
    'a control character',
  ],
  ['a file, behind a comment in a comment', `/* /* */ LOAD CSV FROM ${FILE} AS l RETURN l`, 'LOAD CSV'],
  [
    'a file, behind a comment with a line separator',
    `//\u2028'\nLOAD CSV FROM ${FILE} AS l RETURN l`,
    'a control character',
  ],
  ['an escape in a keyword', `LO\\u0041D CSV FROM ${FILE} AS line RETURN line`, 'an escape such as'],
  ['an escape that ends a string', `WITH '\\u0027 AS x LOAD CSV FROM ${FILE} AS l RETURN l`, 'an escape such as'],
  ['an escape that ends a name', `WITH 1 AS \`a\\u0060 LOAD CSV FROM ${FILE} AS l RETURN l`, 'an escape such as'],
  ['transactions', 'MATCH (m:Member) CALL (m) { RETURN 1 AS a } IN TRANSACTIONS RETURN a', 'IN TRANSACTIONS'],
  [
    'many transactions',
    'UNWIND [1] AS x CALL (x) { RETURN 1 AS a } IN 2 CONCURRENT TRANSACTIONS RETURN a',
    'IN TRANSACTIONS',
  ],
  ['settings', 'CALL dbms.listConfig() YIELD name RETURN name', 'the procedure dbms.listConfig'],
  [
    'settings, in a condition',
    'MATCH (m:Member) WHERE any(x IN [1] WHERE EXISTS { CALL dbms.listConfig() YIELD name RETURN name }) RETURN m',
    'dbms.listConfig',
  ],
  ['a procedure in backticks', 'CALL `dbms`.`components`() YIELD name RETURN name', 'the procedure dbms.components'],
  [
    'a procedure, behind a comment that one of the parsers ends later',
    '/*/*/ // */ RETURN [x IN [1] | COLLECT { CALL db.info() YIELD name RETURN name }] AS x',
    'The query is empty',
  ],
  ['the database by name, in brackets', 'USE (neo4j) RETURN 1 AS one', 'USE turns to another database'],
  ['the database by name, in a subquery', 'CALL { USE neo4j RETURN 1 AS a } RETURN a', 'USE turns to another database'],
  ['a name that ends at a $', 'RETURN 1 AS a$b', 'The name a$b holds a $'],
  ['statistics', "CALL db.stats.retrieve('GRAPH COUNTS') YIELD data RETURN data", 'the procedure db.stats.retrieve'],
];

const refusedByWordsAlone: readonly (readonly [what: string, text: string, message: string])[] = [
  ['a function of a plug-in', 'RETURN apoc.util.md5([1]) AS x', 'the function apoc.util.md5'],
  ['a function of a plug-in, in a map', 'RETURN {x: `apoc`.`util`.md5([1])} AS x', 'the function apoc.util.md5'],
  ['a function of a plug-in, as one name', 'RETURN `apoc.util.md5`([1]) AS x', 'the function apoc.util.md5'],
  ['a function of a plug-in, at the end of a range', 'RETURN [1, 2][..apoc.util.md5([1])] AS x', 'the function apoc'],
  ['a function of a plug-in, after a number', 'RETURN [1, 2][1..apoc.util.md5([1])] AS x', 'the function apoc'],
  ['an escape with more than one u', "LO\\uu0041D CSV FROM 'x' AS l RETURN l", 'an escape such as'],
  ['another database', 'USE system SHOW USERS', 'USE turns to another database'],
  ['a number before a keyword', `WITH 1 AS x LIMIT 1LOAD CSV FROM ${FILE} AS l RETURN l`, 'LOAD CSV'],
  ['a procedure, after a number with a dot', 'RETURN 1_0.CALL dbms.listConfig()', 'the procedure dbms.listConfig'],
  ['a string that is not closed', "RETURN 'a AS x", "The query holds a ' that nothing closes"],
  ['a name that is not closed', 'RETURN 1 AS `a', 'The query holds a ` that nothing closes'],
  ['a comment that is not closed', 'RETURN 1 /* AS a', 'nothing closes: /* at character 10'],
  ['two statements', 'RETURN 1; MATCH (n) DETACH DELETE n', 'more than one statement'],
  ['EXPLAIN', 'EXPLAIN RETURN 1', 'say --explain instead'],
  ['PROFILE', '/* x */ profile RETURN 1', 'say --profile instead'],
  ['nothing', ' // only a comment', 'The query is empty.'],
];

const refusedByPlan: readonly (readonly [what: string, text: string, message: string])[] = [
  ['a new node', 'CREATE (n:Hidden) RETURN n', 'it writes'],
  ['a change', 'MATCH (m:Member) SET m.name = m.name RETURN m', 'it writes'],
  ['a write in a subquery', 'MATCH (m:Member) CALL (m) { CREATE (:Hidden) } RETURN m', 'it writes'],
  ['a write in a loop', 'MATCH (m:Member) FOREACH (x IN [1] | SET m.name = m.name)', 'it writes'],
  ['a merge behind a condition', "MATCH (m:Member) WHERE m.code = 'XX' MERGE (m)-[:HOSTS]->(m) RETURN m", 'it writes'],
  ['a removal', 'MATCH (n:Member) DETACH DELETE n', 'it writes'],
  ['an index', 'CREATE INDEX hidden FOR (n:Member) ON (n.capital)', 'a command to the server'],
  ['a user', "CREATE USER hidden SET PASSWORD 'hidden-hidden'", 'a command to the server'],
  ['transactions of others', 'SHOW TRANSACTIONS', 'its plan holds ShowTransactions'],
  ['settings', 'SHOW SETTINGS YIELD name RETURN name', 'its plan holds ShowSettings'],
  ['the end of others', "TERMINATE TRANSACTIONS 'neo4j-transaction-1'", 'its plan holds TerminateTransactions'],
  [
    'the end of all others',
    'SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message',
    'its plan holds',
  ],
];

/** What could be taken for one of the above, and is none. */
const plain: readonly string[] = [
  'MATCH (m:Member) RETURN [x IN [1, 2, 3][1..2] | {load: x}.load] AS loads, (m).call AS call',
  'RETURN \'LOAD; CSV; CALL dbms.listConfig()\' AS text, "USE x" AS other',
  '// USE x\nRETURN 1 /* CALL apoc.load() */ AS one;',
  "RETURN 'it\\'s' AS a",
  'MATCH (m:Member) RETURN m.call AS call, m.use AS used, {load: 1, csv: 2} AS map',
  "RETURN date.truncate('month', date()) AS month, duration.inDays(date(), date()).days AS days",
  'RETURN point.distance(point({x: 1, y: 2}), point({x: 3, y: 4})) AS distance',
  'CALL db.labels() YIELD label RETURN label',
  'CALL { MATCH (m:Member) RETURN count(m) AS members } RETURN members',
  'MATCH (m:Member) WHERE NOT EXISTS { (m)-[:HOSTS]->() } RETURN COLLECT { MATCH (m)-->(e:Event) RETURN e.name } AS names',
  'CYPHER runtime=slotted MATCH (m:Member) RETURN m',
  'MATCH (m:Member) RETURN [(m)-[:HOSTS]->(e) | e.name] AS events UNION MATCH (c:Country) RETURN [c.name] AS events',
];

describe('the words of a query', () => {
  it.each([...refusedByWords, ...refusedByWordsAlone])('are refused: %s', (_, text, message) => {
    expect(() => plainReadText(text)).toThrow(message);
  });

  it.each(plain)('are accepted: %s', (text) => {
    const comments = /\/\/ USE x|\/\* CALL apoc\.load\(\) \*\//g;
    expect(plainReadText(text)).toBe(text.replace(/;$/, '').replace(comments, (all) => ' '.repeat(all.length)));
  });

  it('reach the server without comments, each word in its place', () => {
    const text = "/* a\n/* b */RETURN '// c' AS `/* d */`, // e\n1 AS f/**/; // g";
    expect(plainReadText(text)).toBe("    \n       RETURN '// c' AS `/* d */`,     \n1 AS f");
  });
});

describeWithDatabase('the plan of a query', (database) => {
  const planOf = (text: string) => explain(accessTo(database), text, {});

  it.each(refusedByPlan)('is refused: %s', async (_, text, message) => {
    const { plan, queryType } = await planOf(text);
    expect(() => checkPlan(plan, queryType)).toThrow(message);
  });

  it.each(plain)('is accepted: %s', async (text) => {
    const { plan, queryType } = await planOf(plainReadText(text));
    checkPlan(plan, queryType);
  });

  it.each(refusedByWords)('could be had for what the words alone refuse: %s', async (_, text) => {
    expect((await planOf(text)).plan).toMatchObject({ operatorType: expect.stringContaining('ProduceResults') });
  });

  it('does not show what stands in a list, so that the words must be looked at', async () => {
    const { plan, queryType } = await planOf(refusedByWords[1]![1]);
    expect(() => checkPlan(plan, queryType)).not.toThrow();
  });
});

/** What must not run, with gaps between its words; and the operators that show in a plan that it would. */
const hidden: readonly (readonly [what: string, text: (gap: string) => string, operators: RegExp])[] = [
  ['LOAD CSV', (gap) => `LOAD${gap}CSV FROM 'x' AS l RETURN l`, /LoadCSV/],
  ['CALL', (gap) => `CALL${gap}dbms.components() YIELD name RETURN name`, /ProcedureCall/],
  [
    'IN TRANSACTIONS',
    (gap) => `UNWIND [1] AS u CALL (u) { RETURN 1 AS a } IN${gap}TRANSACTIONS RETURN a`,
    /Transaction/,
  ],
  // A plan does not name its database, so what follows stands for it.
  ['USE', (gap) => `USE${gap}neo4j UNWIND [1] AS u RETURN u`, /Unwind/],
];

describeWithDatabase('random text', (database) => {
  const PIECES = [
    ...["'", '"', '`', '``', '\\', '//', '/*', '*/', '/', '*', '\n', '\r', '\r\n', ' ', '\t'],
    ...['\u001e', '\u00a0', '\u2028', '\u200b', '\ufeff'],
  ];
  const STARTS = ['', '', 'WITH 1 AS x', "WITH 'a", 'WITH "a', 'WITH `a', '/*', '//', '/*/', 'CYPHER 5 '];
  const ENDS = ['', ' ', "' AS y ", '" AS y ', '` AS y ', '*/', '\n', '\r'];
  const GAPS = [' ', '\n', '/**/', '\t', '//\n', '/*/*/', '\u00a0'];
  const some = fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => pieces.join(''));
  const before = fc.tuple(fc.constantFrom(...STARTS), some, fc.constantFrom(...ENDS)).map((parts) => parts.join(''));
  const seed = seedOfRun();

  const shows = async (text: string, operators: RegExp) => {
    const explanation = await explain(accessTo(database), text, {}).catch(() => undefined);
    return operators.test(JSON.stringify(explanation?.plan ?? ''));
  };

  it.each(hidden)(`does not bring %s to the server (seed ${seed})`, async (_, textWith, operators) => {
    let found = 0;
    const examine = async ([start, gap]: readonly [string, string]) => {
      const text = start + textWith(gap);
      const sent = accepted(text);
      const isShown = await shows(sent ?? text, operators);
      if (sent !== undefined) expect(isShown, sent).toBe(false);
      else if (isShown) found += 1;
    };
    // Many at a time, since each waits for the server.
    const texts = fc.array(fc.tuple(before, fc.constantFrom(...GAPS)), { minLength: 25, maxLength: 25 });
    const property = fc.asyncProperty(texts, async (some) => {
      await Promise.all(some.map(examine));
    });
    await fc.assert(property, { numRuns: 10, seed });
    expect(found).toBeGreaterThan(5);
  });
});

/** What would reach the server; `undefined` for what is refused. */
function accepted(text: string): string | undefined {
  try {
    return plainReadText(text);
  } catch {
    return undefined;
  }
}

describeWithDatabase('the session of a query', (database) => {
  it('refuses a write that came through', async () => {
    const session = database.driver.session({ defaultAccessMode: neo4j.session.READ });
    await expect(session.run('CREATE (:Hidden)')).rejects.toThrow(/read access mode/);
    await session.close();
  });
});
