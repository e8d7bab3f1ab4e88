import fc from 'fast-check';
import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { checkPlan, plainReadText } from '../../src/analysis/plain-read.ts';
import { explain } from '../../src/analysis/read.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
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
    expect(plainReadText(text)).toBe(text.replace(/;$/, ''));
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

describeWithDatabase('random text around LOAD CSV', (database) => {
  const PIECES = [
    "'",
    '"',
    '`',
    '//',
    '/*',
    '*/',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\\',
    '``',
    '\t',
    '\u001e',
    '\u00a0',
    '\u2028',
  ];
  const STARTS = ['', '', 'WITH 1 AS x', "WITH 'a", 'WITH "a', 'WITH `a', '/*', '//'];
  const ENDS = ['', ' ', "' AS y ", '" AS y ', '` AS y ', '*/', '\n', '\r'];
  const some = fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((pieces) => pieces.join(''));
  const texts = fc
    .tuple(fc.constantFrom(...STARTS), some, fc.constantFrom(...ENDS), fc.constantFrom(' ', '\n', '/**/', '\t', '//\n'))
    .map(([first, middle, last, gap]) => `${first}${middle}${last}LOAD${gap}CSV FROM 'x' AS l RETURN l`);

  it('is refused wherever the server would read a file', async () => {
    let loads = 0;
    const property = fc.asyncProperty(texts, async (text) => {
      const explanation = await explain(accessTo(database), text, {}).catch(() => undefined);
      if (!JSON.stringify(explanation?.plan ?? '').includes('LoadCSV')) return;
      loads += 1;
      expect(() => plainReadText(text)).toThrow();
    });
    await fc.assert(property, { numRuns: 500 });
    expect(loads).toBeGreaterThan(10);
  });
});

describeWithDatabase('the session of a query', (database) => {
  it('refuses a write that came through', async () => {
    const session = database.driver.session({ defaultAccessMode: neo4j.session.READ });
    await expect(session.run('CREATE (:Hidden)')).rejects.toThrow(/read access mode/);
    await session.close();
  });
});
