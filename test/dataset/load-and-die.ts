/**
 * Loads facts, and kills its own process where the data are marked as being written: before or after the commit.
 * Parameters: the connection, the folder of facts, the moment.
 */
import { createDriver } from '../../src/database/driver.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { watchedDriver } from '../support/watched-driver.ts';

const [connection = '', folder, moment] = process.argv.slice(2);

const dying = watchedDriver(createDriver(JSON.parse(connection)), (transaction, config) => {
  if (config?.metadata === undefined) return;
  const commit = transaction.commit.bind(transaction);
  transaction.commit = async () => {
    if (moment === 'after') await commit();
    process.kill(process.pid, 'SIGKILL');
  };
});
await loadDataset({ driver: dying, databaseName: undefined, folder, report: () => {} });
