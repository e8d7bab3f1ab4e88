import { processIdOf } from '../database/local-process.ts';
import type { Stage } from './scene.ts';
import { scenes } from './scenes.ts';

/** What the process is told: which scene it plays, and on what. */
export interface Play {
  readonly scene: string;
  readonly stage: Omit<Stage, 'databaseProcess'>;
  /** Where the database that was started for the scenes has its data. */
  readonly storeDirectory: string | undefined;
}

/** What comes back: the tables, or why there are none. */
export type Played = { readonly tables: string } | { readonly failure: string };

// A process of its own, so that what asks takes no time of what answers: plays one scene, then ends. It leads a group of
// processes, so that what a scene has started ends with it wherever it is.
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
process.once('message', async ({ scene, stage, storeDirectory }: Play) => {
  let played: Played;
  const databaseProcess = storeDirectory === undefined ? undefined : () => processIdOf(storeDirectory);
  try {
    played = { tables: await scenes[scene]!.play({ ...stage, databaseProcess }) };
  } catch (error) {
    played = { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.send?.(played, () => process.exit(0));
});
