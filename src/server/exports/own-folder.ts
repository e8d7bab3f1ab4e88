import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * In each folder a socket on which its owner listens. The system ends that with the process, however it ends: who is refused there
 * knows that the owner is gone. The id of a process would not tell, since others get it again, in a container the next one at once.
 */
const OWNER = 'owner';
/** The longest path of a socket that all systems take, in bytes. */
const LONGEST_PATH = 100;

/** The folders of this process, each with what listens there. */
const own = new Map<string, Server | undefined>();
process.once('exit', () => {
  for (const folder of own.keys()) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // The next process that makes one removes it.
    }
  }
});

/**
 * Makes a folder for temporary files that goes with this process: it is removed when the process ends or, where that is killed, by the
 * next one that makes a folder with such a name. Gives its path.
 */
export async function makeOwnFolder(name: string, parent = tmpdir()): Promise<string> {
  // On a disk that several machines share, only the one whose socket it is can tell who listens.
  const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
  const prefix = `${name}-${machine}-`;
  await removeAbandoned(parent, prefix);
  const folder = await mkdtemp(join(parent, prefix));
  own.set(folder, undefined);
  // Where nobody can listen, it is removed by this process or by none.
  own.set(folder, await listenIn(folder).catch(() => undefined));
  return folder;
}

/** Removes a folder of this process. */
export async function removeOwnFolder(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } finally {
    own.get(folder)?.close();
    own.delete(folder);
  }
}

/** The socket gets its name once somebody listens: until then it would refuse too. */
async function listenIn(folder: string): Promise<Server | undefined> {
  const path = join(folder, `${OWNER}.new`);
  if (Buffer.byteLength(path) > LONGEST_PATH) return undefined;
  const server = createServer((socket) => socket.destroy()).unref();
  await new Promise<void>((resolve, reject) => {
    // Not by the first of many processes, which would stay when this one is gone.
    server.once('error', reject).listen({ path, exclusive: true }, resolve);
  });
  await rename(path, join(folder, OWNER));
  return server;
}

async function removeAbandoned(parent: string, prefix: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const folder = join(parent, name);
    if ((await isOurs(folder)) && (await isRefused(join(folder, OWNER))))
      await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/** Whether a folder is there, and of this user: who else may write there could lead a removal elsewhere. */
export async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === process.getuid?.();
}

/** Whether a socket is there, and nobody listens any more. */
function isRefused(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED'));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });
}
