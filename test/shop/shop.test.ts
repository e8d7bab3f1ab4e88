import { beforeAll, describe } from 'vitest';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { writeShop } from './generate.ts';
import { incomplete } from './incomplete.ts';
import { kinds } from './kinds.ts';
import { likeNaive } from './like-naive.ts';
import { pages } from './pages.ts';
import { randomSchemas } from './random-schemas.ts';
import { rootOrders } from './root-orders.ts';
import { withoutKey } from './without-key.ts';

/** The share of the 20,000 nodes that is written. `SHOP=whole` writes all. */
const share = process.env['SHOP'] === 'whole' ? 1 : 0.05;

// One file, since each file that writes empties the database first.
describeWithScratchDatabase('a graph that was not made for the plugin', (database) => {
  beforeAll(() => writeShop(database.driver, 1, share), 300_000);
  describe('what others write', () => kinds(database));
  describe('what the database lacks', () => incomplete(database));
  describe('a node without its key', () => withoutKey(database));
  describe('lists in the order of a property that some nodes lack', () => rootOrders(database));
  describe('pages', () => pages(database));
  describe('random operations', () => likeNaive(database));
  // These come last, since they replace the shop with other graphs.
  describe('random models', () => randomSchemas(database));
});
