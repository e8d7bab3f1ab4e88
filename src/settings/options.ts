import { parseArgs } from 'node:util';
import { OperatorError } from '../errors.ts';

export type Action = 'serve' | 'check' | 'print' | 'help';

export const usage = `Usage: npm start -- [--check | --print-config]

Finds or starts a Neo4j, loads the facts where there are none, and serves them. Settings are environment variables, and
may stand in a file .env in this folder; the README lists them.
  --check         says whether the settings are right, which Neo4j would be taken, and what the one at NEO4J_URI holds;
                  does not look into another; changes nothing
  --print-config  prints the settings as they hold, as lines of a file .env, without secrets`;

/** What the command line asks for. Throws an OperatorError with the usage where it is not understood. */
export function readAction(parameters: readonly string[]): Action {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        check: { type: 'boolean' },
        'print-config': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return 'help';
    if (values.check && values['print-config']) throw new Error('One of --check and --print-config at a time.');
    if (values.check) return 'check';
    return values['print-config'] ? 'print' : 'serve';
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\n\n${usage}`);
  }
}
