import { Environment, Network, RecordSource, Store } from 'relay-runtime';

/** Relay over the API at an address. */
export function createEnvironment(address: string): Environment {
  return new Environment({
    network: Network.create(async ({ text, name }, variables) => {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text, operationName: name, variables }),
      });
      return response.json();
    }),
    store: new Store(new RecordSource()),
  });
}
