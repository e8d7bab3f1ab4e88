/** Opens the Neo4j of tests, says so, and waits to be killed. */
import { openDatabase } from '../../src/database/open.ts';

const database = await openDatabase({
  environment: { PATH: process.env['PATH'] },
  purpose: 'test',
  report: () => {},
});
process.stdout.write(`OPEN ${database.way}\n`);
setInterval(() => {}, 60_000);
