/**
 * Loads facts, and kills its own process where the data are marked as being written: before or after the commit.
 * Parameters: the connection, the folder of facts, the moment.
 */
import type { Driver } from 'neo4j-driver';
import { createDriver } from '../../src/database/driver.ts';
import { loadDataset } from '../../src/dataset/load.ts';

const [connection = '', folder, moment] = process.argv.slice(2);
const driver = createDriver(JSON.parse(connection));

const dying = new Proxy(driver, {
  get(target, name) {
    if (name !== 'session') return Reflect.get(target, name);
    return (...given: Parameters<Driver['session']>) => {
      const session = target.session(...given);
      const begin = session.beginTransaction.bind(session);
      session.beginTransaction = (config) => {
        const transaction = begin(config);
        if (config?.metadata === undefined) return transaction;
        const commit = transaction.commit.bind(transaction);
        transaction.commit = async () => {
          if (moment === 'after') await commit();
          process.kill(process.pid, 'SIGKILL');
        };
        return transaction;
      };
      return session;
    };
  },
});
await loadDataset({ driver: dying, databaseName: undefined, folder, report: () => {} });
