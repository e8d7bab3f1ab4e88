import { Client } from './client.ts';
import { type Looked, type Memory, memoryOf } from './process-figures.ts';
import { Tally, type Told } from './tally.ts';

/** What the process of a watch is told at first. Any later message ends it. */
export interface Watched {
  readonly url: string;
  /** Where the probes have a port of their own. */
  readonly healthUrl: string;
  readonly looked: Looked;
}

/** What it tells when it ends. */
export interface Seen {
  readonly live: Told;
  readonly ready: Told;
  readonly liveBeside: Told;
  readonly readyBeside: Told;
  readonly most: Memory;
}

const PROBE_MS = 100;
const MEMORY_MS = 250;

/**
 * A process of its own, so that a probe takes as long as it takes an orchestrator, whatever the load generator has to do. It
 * probes ten times a second, each time over a new connection as orchestrators do, and looks at the memory.
 */
function watch({ url, healthUrl, looked }: Watched): () => Promise<Seen> {
  const tallies = { live: new Tally(), ready: new Tally(), liveBeside: new Tally(), readyBeside: new Tally() };
  const [there, beside] = [url, healthUrl].map((at) => new Client(at, '127.0.0.1', false)) as [Client, Client];
  let most: Memory = { server: 0, generator: 0, database: 0 };
  const probe = () => {
    void tallies.live.note(there.get('/health/live'));
    void tallies.ready.note(there.get('/health/ready'));
    void tallies.liveBeside.note(beside.get('/health/live'));
    void tallies.readyBeside.note(beside.get('/health/ready'));
  };
  const look = async () => {
    const { server, generator, database } = await memoryOf(looked);
    most = {
      server: Math.max(server, most.server),
      generator: Math.max(generator, most.generator),
      database: Math.max(database, most.database),
    };
  };
  const timers = [
    setInterval(probe, PROBE_MS),
    // The process may have ended: the probes tell.
    setInterval(() => void look().catch(() => {}), MEMORY_MS),
  ];
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(Object.values(tallies).map((tally) => tally.settled()));
    const { live, ready, liveBeside, readyBeside } = tallies;
    return { live: live.told, ready: ready.told, liveBeside: liveBeside.told, readyBeside: readyBeside.told, most };
  };
}

process.on('disconnect', () => process.exit(0));
process.once('message', (watched: Watched) => {
  const end = watch(watched);
  process.once('message', async () => process.send?.(await end(), () => process.exit(0)));
  process.send?.('watching');
});
