import { fork } from 'node:child_process';
import { once, setMaxListeners } from 'node:events';
import { again } from './scene.ts';
import { Tally, type Told } from './tally.ts';
import { behaveAs, type Manners } from './unruly-connection.ts';

/** Clients that do the same on many connections. Those that are closed are opened again. */
export interface UnrulyCrowd {
  readonly url: string;
  readonly addresses: number;
  readonly connections: number;
  readonly manners: Manners;
  readonly seconds: number;
}

/**
 * Has the crowd wait in a process of its own, and gives what has it come: on thousands of connections its turns of the event loop are
 * long, and an honest client in the same process would wait for them.
 */
export async function gather(crowd: UnrulyCrowd): Promise<() => Promise<Tally>> {
  const waiting = fork(import.meta.filename, { serialization: 'advanced' });
  await once(waiting, 'message');
  return async () => {
    waiting.send(crowd);
    const [told] = (await once(waiting, 'message')) as [Told];
    return Tally.from(told);
  };
}

async function come({ url, addresses, connections, manners, seconds }: UnrulyCrowd): Promise<void> {
  const end = AbortSignal.timeout(seconds * 1_000);
  setMaxListeners(0, end);
  const tally = new Tally();
  await again(connections, end, tally, (_, asker) =>
    tally.note(behaveAs(manners, url, `127.0.0.${10 + (asker % addresses)}`, end)),
  );
  process.send?.(tally.told, () => process.exit(0));
}

if (process.argv[1] === import.meta.filename) {
  process.on('disconnect', () => process.exit(0));
  process.once('message', (crowd: UnrulyCrowd) => void come(crowd));
  process.send?.('here');
}
