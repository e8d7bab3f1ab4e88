import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { throughDoor } from './through-door.ts';

describeWithDatabase('an operation of many statements', (database) => {
  it('lets Node.js warn of nothing, at first sight and directly', async () => {
    const warnings: string[] = [];
    const note = ({ message }: Error) => void warnings.push(message);
    process.on('warning', note);
    const served = await throughDoor(productOver(database).server);
    try {
      const fields = Array.from({ length: 30 }, (_, index) => `m${index}: members { totalCount }`).join(' ');
      const body = JSON.stringify({ query: `{ ${fields} }` });
      for (let time = 0; time < 2; time += 1)
        expect((await served.ask({ body })).body).toContain('"m29":{"totalCount":');
      // Node.js tells of them in the next turn of the event loop.
      await new Promise(setImmediate);
      expect(served.direct).toEqual([false, true]);
      expect(warnings).toEqual([]);
    } finally {
      process.off('warning', note);
      await served.close(0);
    }
  });
});
