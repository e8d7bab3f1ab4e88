/** Waiting work, taken in turn from each owner, so that nobody waits for all that another has sent before. */
export class FairQueue<Owner, Item extends object> {
  readonly #waiting = new Map<Owner, Item[]>();
  readonly #comesBefore: ((one: Item, other: Item) => boolean) | undefined;

  /** Of one owner's work, what comes before goes first; else what came first. */
  constructor(comesBefore?: (one: Item, other: Item) => boolean) {
    this.#comesBefore = comesBefore;
  }

  /** How much waits. */
  get size(): number {
    let size = 0;
    for (const items of this.#waiting.values()) size += items.length;
    return size;
  }

  /** How much of one owner's work waits. */
  sizeOf(owner: Owner): number {
    return this.#waiting.get(owner)?.length ?? 0;
  }

  add(owner: Owner, item: Item): void {
    const items = this.#waiting.get(owner);
    if (items === undefined) {
      this.#waiting.set(owner, [item]);
      return;
    }
    // Where all go in the order in which they came, many may wait, and none of them need be looked at.
    const comesBefore = this.#comesBefore;
    const place = comesBefore === undefined ? -1 : items.findIndex((other) => comesBefore(item, other));
    if (place === -1) items.push(item);
    else items.splice(place, 0, item);
  }

  remove(owner: Owner, item: Item): void {
    const items = this.#waiting.get(owner);
    const place = items?.indexOf(item) ?? -1;
    if (items === undefined || place === -1) return;
    items.splice(place, 1);
    if (items.length === 0) this.#waiting.delete(owner);
  }

  /** The first item of the owner whose turn it is, among those whose first item may go; that owner is last then. */
  take(mayGo: (item: Item) => boolean = () => true): Item | undefined {
    for (const [owner, items] of this.#waiting) {
      const [item] = items;
      if (item === undefined || !mayGo(item)) continue;
      items.shift();
      this.#waiting.delete(owner);
      if (items.length > 0) this.#waiting.set(owner, items);
      return item;
    }
    return undefined;
  }
}
