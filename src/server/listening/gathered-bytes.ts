/** Bytes that come in pieces, held as one: each piece by itself takes hundreds of bytes, however short it is. */
export class GatheredBytes {
  readonly #most: number;
  #room: Uint8Array = new Uint8Array();
  #size = 0;

  /** There will be so many at most: no more room is made. */
  constructor(most: number) {
    this.#most = most;
  }

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.#size);
  }

  add(piece: Uint8Array): void {
    const size = this.#size + piece.byteLength;
    // Mostly all come at once, and need not be copied.
    if (this.#size === 0) this.#room = piece;
    else {
      if (size > this.#room.byteLength) this.#grow(size);
      this.#room.set(piece, this.#size);
    }
    this.#size = size;
  }

  #grow(size: number): void {
    const grown = new Uint8Array(Math.max(size, Math.min(2 * size, this.#most)));
    grown.set(this.bytes);
    this.#room = grown;
  }
}
