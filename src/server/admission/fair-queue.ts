/** Waiting work, taken in turn from each owner, so that nobody waits for all that another has sent before. */
export class FairQueue<Owner, Item extends object> {
  readonly #waiting = new Map<Owner, Line<Item>>();
  #size = 0;

  /** How many items wait. */
  get size(): number {
    return this.#size;
  }

  add(owner: Owner, item: Item): void {
    this.#size += 1;
    const items = this.#waiting.get(owner);
    if (items === undefined) this.#waiting.set(owner, new Line(item));
    else items.push(item);
  }

  /** Adds what comes before all that its owner has. */
  addFirst(owner: Owner, item: Item): void {
    const items = this.#waiting.get(owner);
    if (items === undefined) this.add(owner, item);
    else {
      this.#size += 1;
      items.pushFirst(item);
    }
  }

  /** The first item of the owner whose turn it is; that owner is last then. */
  take(): Item | undefined {
    for (const [owner, items] of this.#waiting) {
      this.#size -= 1;
      const item = items.take();
      this.#waiting.delete(owner);
      if (items.length > 0) this.#waiting.set(owner, items);
      return item;
    }
    return undefined;
  }
}

/** What one owner waits for. `shift` of an array moves all that is left: 80,000 fields of one answer held the thread for 3.5 s. */
class Line<Item> {
  #items: (Item | undefined)[];
  #first = 0;

  constructor(item: Item) {
    this.#items = [item];
  }

  get length(): number {
    return this.#items.length - this.#first;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  pushFirst(item: Item): void {
    this.#items.splice(this.#first, 0, item);
  }

  take(): Item | undefined {
    const item = this.#items[this.#first];
    this.#items[this.#first] = undefined;
    this.#first += 1;
    // What was taken is let go of as soon as it is half of all.
    if (this.#first * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }
}
