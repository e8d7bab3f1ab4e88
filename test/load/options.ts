import { OperatorError } from '../../src/errors.ts';
import { scenes } from './scenes.ts';

const names = Object.keys(scenes);

export const usage = `npm run test:load                 all scenes, one after the other
npm run test:load -- overload     some of them: ${names.join(', ')}

CYCLES (8) is how many faults, one every three seconds; 200 take ten minutes.
SECONDS (20) is how long each burden weighs on the server, and how long endurance takes; up to 900.
A scene that takes much longer than it should is ended, and has failed.
It starts a Neo4j of its own with the facts, unless NEO4J_URI names one that holds them. Everything is on 127.0.0.1.
The clients have addresses of their own, 127.0.0.2 and so on: on macOS they have to be added to lo0 first.`;

export interface LoadOptions {
  readonly scenes: readonly string[];
  /** How long each burden weighs on the server. */
  readonly seconds: number;
  /** How many faults there are. */
  readonly cycles: number;
}

/** Reads the command line, SECONDS and CYCLES; undefined where it asks for help. Throws an OperatorError that says what is wrong. */
export function readOptions(args: readonly string[], { SECONDS, CYCLES }: NodeJS.ProcessEnv): LoadOptions | undefined {
  if (args.includes('--help')) return undefined;
  const unknown = args.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new OperatorError(`'${unknown}' is no scene, only ${names.join(', ')} are.`);
  const seconds = Number(SECONDS || 20);
  if (!(seconds >= 1 && seconds <= 900)) {
    throw new OperatorError(`SECONDS is '${SECONDS}', but must be a number from 1 to 900.`);
  }
  const cycles = Number(CYCLES || 8);
  if (!(Number.isInteger(cycles) && cycles >= 1 && cycles <= 1_000)) {
    throw new OperatorError(`CYCLES is '${CYCLES}', but must be a whole number from 1 to 1000.`);
  }
  return { scenes: args.length === 0 ? names : args, seconds, cycles };
}
