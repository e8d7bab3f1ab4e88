/** Waiting work, taken in turn from each owner, so that nobody waits for all that another has sent before. */
export class FairQueue<Owner, Item extends object> {
  readonly #waiting = new Map<Owner, Item[]>();
  #size = 0;

  /** How many items wait. */
  get size(): number {
    return this.#size;
  }

  add(owner: Owner, item: Item): void {
    this.#size += 1;
    const items = this.#waiting.get(owner);
    if (items === undefined) this.#waiting.set(owner, [item]);
    else items.push(item);
  }

  /** Adds what comes before all that its owner has. */
  addFirst(owner: Owner, item: Item): void {
    this.add(owner, item);
    const items = this.#waiting.get(owner)!;
    items.unshift(items.pop()!);
  }

  /** The first item of the owner whose turn it is; that owner is last then. */
  take(): Item | undefined {
    for (const [owner, items] of this.#waiting) {
      this.#size -= 1;
      const item = items.shift();
      this.#waiting.delete(owner);
      if (items.length > 0) this.#waiting.set(owner, items);
      return item;
    }
    return undefined;
  }
}
