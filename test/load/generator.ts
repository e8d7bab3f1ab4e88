import type { Stage } from './scene.ts';
import { scenes } from './scenes.ts';

/** A process of its own, so that what asks takes no time of what answers: plays one scene, then ends. */
export interface Play {
  readonly scene: string;
  readonly stage: Stage;
}

/** What comes back: the tables, or why there are none. */
export type Played = { readonly tables: string } | { readonly failure: string };

process.on('disconnect', () => process.exit(0));
process.once('message', async ({ scene, stage }: Play) => {
  let played: Played;
  try {
    played = { tables: await scenes[scene]!(stage) };
  } catch (error) {
    played = { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.send?.(played, () => process.exit(0));
});
