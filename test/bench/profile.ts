import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const written = pathToFileURL(join(import.meta.dirname, 'profile-itself.mjs')).href;

/** What a server needs in its environment to be profiled, and how. */
export function profiling() {
  const folder = mkdtempSync(join(tmpdir(), 'seven-profile-'));
  const file = join(folder, 'profile');
  return {
    environment: { NODE_OPTIONS: `--import=${written}`, PROFILE: file },
    /** Profiles a process that was started so while `work` goes on. */
    async during(id: number, work: () => Promise<unknown>): Promise<Profiler.Profile> {
      process.kill(id, 'SIGUSR2');
      await work();
      process.kill(id, 'SIGUSR2');
      while (!existsSync(file)) await pause(50);
      return JSON.parse(readFileSync(file, 'utf8')) as Profiler.Profile;
    },
    end: () => rmSync(folder, { recursive: true }),
  };
}

/**
 * Which part of the processor goes to code whose source or package `isMeant` names. What is called of Node.js and of V8
 * counts for whoever calls it; what the garbage collector takes counts for nobody, and idling not at all.
 */
export function shareOf(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  isMeant: (path: string) => boolean,
) {
  const taken = new Map<number, number>();
  samples.forEach((node, index) => {
    taken.set(node, (taken.get(node) ?? 0) + Math.max(0, timeDeltas[index] ?? 0));
  });
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const source = sourcesOf();
  let [all, meant] = [0, 0];
  for (const [id, time] of taken) {
    if (frames.get(id)?.functionName === '(idle)') continue;
    all += time;
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const path = source(frames.get(at)!);
      if (path === '' || path.startsWith('node:')) continue;
      if (isMeant(path)) meant += time;
      break;
    }
  }
  return meant / all;
}

/** Tells the source of a frame, also where it was built into one file. */
function sourcesOf() {
  const maps = new Map<string, SourceMap | undefined>();
  return ({ url, lineNumber, columnNumber }: Profiler.ProfileNode['callFrame']): string => {
    if (!url.endsWith('/.build/main.js')) return url;
    if (!maps.has(url)) maps.set(url, new SourceMap(JSON.parse(readFileSync(`${new URL(url).pathname}.map`, 'utf8'))));
    const entry = maps.get(url)?.findEntry(lineNumber, columnNumber);
    return entry !== undefined && 'originalSource' in entry ? entry.originalSource : url;
  };
}
