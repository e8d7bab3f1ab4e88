import { execFileSync } from 'node:child_process';

const startedBy = (id: number) =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent]) => Number(parent) === id)
    .map(([child, , ...args]) => ({ child: Number(child), args }));

/** The processes that it has started. */
export const childrenOf = (id: number): number[] => startedBy(id).map(({ child }) => child);

/** The processes that serve for it. */
export const servedBy = (id: number): number[] =>
  startedBy(id)
    .filter(({ args }) => args.some((arg) => arg.endsWith('.build/main.js')))
    .map(({ child }) => child);

/** Whether a process with this id runs. */
export const isThere = (id: number) => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};
