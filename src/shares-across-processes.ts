import cluster from 'node:cluster';
import { firstOf, late } from './first-of.ts';
import { isServingProcess } from './processes.ts';
import { ClientShares, openClientShares, type Standing, type Take } from './server/admission/client-share.ts';

/** What a serving process asks the first one. */
interface Asked {
  readonly take: { readonly id: number; readonly name: string; readonly points: number };
}

/** What it is told. */
interface Told {
  readonly taken: { readonly id: number; readonly standing: Standing | undefined };
}

/** The first process answers in a millisecond; where it does not, nobody is refused for it. */
const PATIENCE_MS = 1_000;
/** What a process that hangs is asked waits in the memory of whoever asks. */
const MOST_UNSENT = 1_000;

/** Has the first of many processes count for the others what clients spend: what one takes, no other has. */
export function countForAll(take: Take): void {
  cluster.on('message', async (worker, message: Partial<Asked>) => {
    if (message.take === undefined) return;
    const { id, name, points } = message.take;
    const standing = await take(name, points);
    if (worker.isConnected()) worker.send({ taken: { id, standing } } satisfies Told, () => {});
  });
}

/** Opens the shares of clients: counted by this process, or, where it is one of many, by the first. Undefined where there is no limit. */
export async function openShares(limit: number | undefined): Promise<ClientShares | undefined> {
  if (limit === undefined) return undefined;
  return isServingProcess ? new ClientShares(limit, takeFromFirst()) : openClientShares(limit);
}

/** Takes in a serving process what the first one counts. Undefined where that one does not answer in time. */
function takeFromFirst(): Take {
  const asked = new Map<number, (standing: Standing | undefined) => void>();
  let latest = 0;
  let unsent = 0;
  process.on('message', ({ taken }: Partial<Told>) => {
    if (taken !== undefined) asked.get(taken.id)?.(taken.standing);
  });
  return async (name, points) => {
    if (!process.connected || unsent >= MOST_UNSENT) return undefined;
    latest += 1;
    const id = latest;
    const told = new Promise<Standing | undefined>((resolve) => asked.set(id, resolve));
    unsent += 1;
    process.send?.({ take: { id, name, points } } satisfies Asked, () => {
      unsent -= 1;
    });
    const standing = await firstOf(told, PATIENCE_MS);
    asked.delete(id);
    return standing === late ? undefined : standing;
  };
}
