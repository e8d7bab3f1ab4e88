import { type Dataset, readDataset } from '../../src/dataset/read.ts';

let read: Promise<Dataset> | undefined;

/** The facts that come with the product: reading and checking them takes seconds, so each worker does it once. */
export function projectFacts(): Promise<Dataset> {
  read ??= readDataset();
  return read;
}
