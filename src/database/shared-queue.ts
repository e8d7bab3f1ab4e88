/** Work that waits: for whom, as a part of what, and how long it is thought to take. */
export interface SharedWork {
  readonly client: string;
  readonly operation: object;
  readonly cost: number;
}

/** What waits for one client, in the order in which it goes. */
interface Line<Work extends SharedWork> {
  readonly waiting: { readonly work: Work; readonly due: number }[];
  /** When what waits of each operation is due. */
  readonly operations: WeakMap<object, number>;
  /** What went last was due then. */
  now: number;
  /** How much the client has been given. */
  given: number;
}

/** What is asked of all that waits when something is taken; without it, everything may go. */
export interface Among<Work extends SharedWork> {
  /** Whether anything of a client may go: asked once, however much of it waits. */
  readonly mayHaveMore?: (client: string) => boolean;
  readonly mayGo?: (work: Work) => boolean;
  /** What goes first among the work of one client: nobody else waits for that. */
  readonly isFirst?: (work: Work) => boolean;
}

/** What goes next of a line, and what its client has been given then. */
interface Next<Work extends SharedWork> {
  readonly line: Line<Work>;
  readonly place: number;
  readonly given: number;
}

/**
 * Waiting work, shared out by what it costs: next is the client that will have been given least then, and of one client the
 * operation. So what is cheap passes what is dear, whoever sends much of it. Nothing waits for ever: whoever
 * comes begins with what those have been given whose turn it is (self-clocked fair queueing, by Golestani).
 */
export class SharedQueue<Work extends SharedWork> {
  readonly #lines = new Map<string, Line<Work>>();
  /** The most that anybody has been given whose turn it was. */
  #now = 0;

  /** How much waits. */
  get size(): number {
    let size = 0;
    for (const { waiting } of this.#lines.values()) size += waiting.length;
    return size;
  }

  get isEmpty(): boolean {
    return this.#lines.size === 0;
  }

  /** How much of one client waits, beside what is part of one operation, and what that costs together. */
  waitingOf(client: string, operation: object): { readonly size: number; readonly cost: number } {
    let size = 0;
    let cost = 0;
    for (const { work } of this.#lines.get(client)?.waiting ?? []) {
      if (work.operation === operation) continue;
      size += 1;
      cost += work.cost;
    }
    return { size, cost };
  }

  /** Whether something of an operation waits, or did while more of its client has waited ever since. */
  knows(client: string, operation: object): boolean {
    return this.#lines.get(client)?.operations.has(operation) ?? false;
  }

  /** What goes before this would, if it waited from now on: the sum of its cost. */
  costBefore(work: Work): number {
    const own = this.#lines.get(work.client);
    let given = own?.given ?? this.#now;
    for (const waiting of [{ work }, ...(own?.waiting ?? [])]) given += waiting.work.cost;
    let before = 0;
    for (const line of this.#lines.values()) {
      let then = line.given;
      for (const { work: other } of line.waiting) {
        then += other.cost;
        if (then > given) break;
        before += other.cost;
      }
    }
    return before;
  }

  add(work: Work): void {
    const { client, operation, cost } = work;
    const line = this.#lines.get(client) ?? this.#open(client);
    // What belongs together ends together: an operation holds what it has until the last of its statements.
    const due = line.operations.get(operation) ?? line.now + cost;
    line.operations.set(operation, due);
    const place = line.waiting.findLastIndex((other) => other.due <= due);
    line.waiting.splice(place + 1, 0, { work, due });
  }

  /**
   * Counts work as given that goes at once, past what waits and may not go. That moves nobody else: who comes next would begin behind all
   * that waits.
   */
  pass({ client, cost }: Work): void {
    const line = this.#lines.get(client);
    if (line !== undefined) line.given += cost;
  }

  remove(work: Work): void {
    const line = this.#lines.get(work.client);
    const place = line?.waiting.findIndex((other) => other.work === work) ?? -1;
    if (line === undefined || place === -1) return;
    line.waiting.splice(place, 1);
    this.#closeIfEmpty(work.client, line);
  }

  /** Takes what goes next. */
  take(among: Among<Work> = {}): Work | undefined {
    const { next, held } = this.#next(among);
    if (next === undefined) return undefined;
    this.#now = Math.max(this.#now, next.given);
    // Who may not go is as who comes later. Else it would be owed ever more, and whoever comes wait until it has had that.
    for (const line of held) line.given = Math.max(line.given, this.#now);
    return this.#give(next);
  }

  /**
   * Takes what goes next, before others whose turn it would be. Its client has been given more then, but nobody else: who comes
   * would begin that far behind all who have waited, further with every such turn.
   */
  takeBefore(among: Among<Work>): Work | undefined {
    const { next } = this.#next(among);
    return next && this.#give(next);
  }

  /** What goes next, and the clients of which nothing may go. */
  #next({ mayHaveMore = () => true, mayGo = () => true, isFirst = () => false }: Among<Work>): {
    readonly next: Next<Work> | undefined;
    readonly held: readonly Line<Work>[];
  } {
    let next: Next<Work> | undefined;
    const held: Line<Work>[] = [];
    for (const [client, line] of this.#lines) {
      const place = mayHaveMore(client) ? placeIn(line, mayGo, isFirst) : -1;
      if (place === -1) {
        held.push(line);
        continue;
      }
      const given = line.given + line.waiting[place]!.work.cost;
      if (next === undefined || given < next.given) next = { line, place, given };
    }
    return { next, held };
  }

  #give({ line, place, given }: Next<Work>): Work {
    const [{ work, due }] = line.waiting.splice(place, 1) as [Line<Work>['waiting'][number]];
    line.now = Math.max(line.now, due);
    line.given = given;
    this.#closeIfEmpty(work.client, line);
    return work;
  }

  #open(client: string): Line<Work> {
    const line: Line<Work> = { waiting: [], operations: new WeakMap(), now: 0, given: this.#now };
    this.#lines.set(client, line);
    return line;
  }

  #closeIfEmpty(client: string, line: Line<Work>): void {
    if (line.waiting.length === 0) this.#lines.delete(client);
  }
}

/** Where in the line of a client that stands which goes next; -1 where nothing may. */
function placeIn<Work extends SharedWork>(
  { waiting }: Line<Work>,
  mayGo: (work: Work) => boolean,
  isFirst: (work: Work) => boolean,
): number {
  let place = -1;
  for (const [index, { work }] of waiting.entries()) {
    if (place !== -1 && !isFirst(work)) continue;
    if (!mayGo(work)) continue;
    if (isFirst(work)) return index;
    place = index;
  }
  return place;
}
