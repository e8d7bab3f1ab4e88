import type { Database } from '../../src/database/open.ts';
import type { BenchOptions } from './options.ts';

export async function measurePlanning(
  _database: Database,
  _options: BenchOptions,
  _write: (text: string) => void,
): Promise<void> {}
