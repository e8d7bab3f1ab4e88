/** Where something stands among what is present. */
export interface Place<Item> {
  readonly item: Item;
  index: number;
}

/**
 * What is here at the moment, in no order. It comes and goes with every request, for which a `Set` is no place: each time that
 * one grows or shrinks it leaves its former table behind. The table still leads to all that was here, so that the quick
 * collections of young objects keep those until the next collection of everything.
 */
export class Present<Item> implements Iterable<Item> {
  readonly #places: Place<Item>[] = [];

  get size(): number {
    return this.#places.length;
  }

  /** Gives what `remove` wants. */
  add(item: Item): Place<Item> {
    const place = { item, index: this.#places.length };
    this.#places.push(place);
    return place;
  }

  /** Once for each place. */
  remove(place: Place<Item>): void {
    const last = this.#places.pop();
    if (last === undefined || last === place) return;
    last.index = place.index;
    this.#places[last.index] = last;
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (const { item } of this.#places) yield item;
  }
}
