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

/** `SHOP=whole` writes all of its 20,000 nodes. */
const share = process.env['SHOP'] === 'whole' ? 1 : 0.05;

// One file, since each that writes starts a Neo4j of its own.
describeWithScratchDatabase('a graph that was not made for the plugin', (database) => {
  beforeAll(() => writeShop(database.driver, 1, share), 300_000);
  describe('what others write', () => kinds(database));
  describe('what the database lacks', () => incomplete(database));
  describe('a node without its key', () => withoutKey(database));
  describe('lists in the order of a property that some nodes lack', () => rootOrders(database));
  describe('pages', () => pages(database));
  describe('random operations', () => likeNaive(database));
  // The last, since each writes a graph of its own.
  describe('random models', () => randomSchemas(database));
});
