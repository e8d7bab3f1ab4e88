import { execFileSync } from 'node:child_process';

/** The processes that serve for it. */
export const servedBy = (id: number): number[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === id && args.some((arg) => arg.endsWith('.build/main.js')))
    .map(([child]) => Number(child));

/** Whether a process with this id runs. */
export const isThere = (id: number) => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};
