import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Connection, createDriver } from '../../../src/database/driver.ts';
import { floorListener, type HandWritten } from '../floor.ts';

/** What a server of the bench is told, as JSON in the variable BENCH_START. */
export interface FloorStart {
  readonly connection: Connection;
  readonly byHand: readonly HandWritten[];
}

const { connection, byHand } = JSON.parse(process.env['BENCH_START']!) as FloorStart;
const server = createServer(floorListener(createDriver(connection), connection.databaseName, byHand));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
