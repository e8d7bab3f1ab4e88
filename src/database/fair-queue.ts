/** Waiting work, taken in turn from each client, so that nobody waits for all that another has sent before. */
export class FairQueue<Item extends object> {
  readonly #waiting = new Map<string, Item[]>();
  readonly #comesBefore: (one: Item, other: Item) => boolean;

  /** Of one client's work, what comes before goes first; else what came first. */
  constructor(comesBefore: (one: Item, other: Item) => boolean = () => false) {
    this.#comesBefore = comesBefore;
  }

  /** How much of one client's work waits. */
  sizeOf(client: string): number {
    return this.#waiting.get(client)?.length ?? 0;
  }

  add(client: string, item: Item): void {
    const items = this.#waiting.get(client);
    if (items === undefined) {
      this.#waiting.set(client, [item]);
      return;
    }
    const place = items.findIndex((other) => this.#comesBefore(item, other));
    items.splice(place === -1 ? items.length : place, 0, item);
  }

  remove(client: string, item: Item): void {
    const items = this.#waiting.get(client);
    const place = items?.indexOf(item) ?? -1;
    if (items === undefined || place === -1) return;
    items.splice(place, 1);
    if (items.length === 0) this.#waiting.delete(client);
  }

  /** The first item of the client whose turn it is, among those whose first item may go; that client is last then. */
  take(mayGo: (item: Item) => boolean = () => true): Item | undefined {
    for (const [client, items] of this.#waiting) {
      const [item] = items;
      if (item === undefined || !mayGo(item)) continue;
      items.shift();
      this.#waiting.delete(client);
      if (items.length > 0) this.#waiting.set(client, items);
      return item;
    }
    return undefined;
  }
}
