import type { Driver, Transaction } from 'neo4j-driver';

type TransactionConfig = Parameters<ReturnType<Driver['session']>['beginTransaction']>[0];

/** The same driver, whose transactions are handed to `watch` as they begin, to be changed. */
export function watchedDriver(
  driver: Driver,
  watch: (transaction: Transaction, config: TransactionConfig) => void,
): Driver {
  return new Proxy(driver, {
    get(target, name) {
      if (name !== 'session') return Reflect.get(target, name);
      return (...given: Parameters<Driver['session']>) => {
        const session = target.session(...given);
        const begin = session.beginTransaction.bind(session);
        session.beginTransaction = (config) => {
          const transaction = begin(config);
          watch(transaction, config);
          return transaction;
        };
        return session;
      };
    },
  });
}
