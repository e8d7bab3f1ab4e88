/**
 * Opens a local database as a server would, says so, and closes it on SIGINT. The tests end this process in
 * every way. Parameters: the home of Java, the folder of the store.
 */
import { openDatabase } from '../../src/database/open.ts';

const [home, storeDirectory] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const database = await openDatabase({
  environment: { JAVA_HOME: home },
  purpose: 'test',
  report: () => {},
  storeDirectory,
});
process.once('SIGINT', async () => {
  // Still answers: the signal went to this process alone.
  await database.driver.executeQuery('RETURN 1');
  await database.close();
  say('CLOSED');
  process.exit(0);
});
say('OPEN');
setInterval(() => {}, 60_000);
