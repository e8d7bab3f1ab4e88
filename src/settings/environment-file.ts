import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { OperatorError } from '../errors.ts';

/**
 * Adds the variables of the file `.env` in the folder where the command was given to the environment of this process,
 * where there is such a file. What is set already stays. Throws an OperatorError where the file cannot be read.
 */
export function readEnvironmentFile(folder = process.cwd()): void {
  const file = resolve(folder, '.env');
  if (!existsSync(file)) return;
  try {
    loadEnvFile(file);
  } catch (error) {
    throw new OperatorError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
