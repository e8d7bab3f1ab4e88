import type { Client, Visit } from './visit.ts';

/** A request whose body takes longer is slow. */
const SLOW_MS = 250;

export const isSlow = ({ arrival }: Visit): boolean => performance.now() - arrival.at >= SLOW_MS;

/** The one that arrived first. */
export function oldestOf(visits: Iterable<Visit>): Visit | undefined {
  let oldest: Visit | undefined;
  for (const visit of visits) if (oldest === undefined || visit.arrival.at < oldest.arrival.at) oldest = visit;
  return oldest;
}

/**
 * Who goes where too many requests are being read: the oldest of the client with most of them, where that one has more than the client
 * who came last, or it is slow; else who came last.
 */
export function whoGivesWay(clients: Iterable<Client>): Visit | undefined {
  let last: Visit | undefined;
  let ofLast = 0;
  let most = 0;
  let oldest: Visit | undefined;
  for (const { arriving } of clients) {
    for (const visit of arriving) {
      if (last !== undefined && visit.arrival.at < last.arrival.at) continue;
      last = visit;
      ofLast = arriving.size;
    }
    if (arriving.size === 0 || arriving.size < most) continue;
    const own = oldestOf(arriving)!;
    if (arriving.size > most || own.arrival.at < oldest!.arrival.at) oldest = own;
    most = arriving.size;
  }
  return oldest !== undefined && (most > ofLast || isSlow(oldest)) ? oldest : last;
}
