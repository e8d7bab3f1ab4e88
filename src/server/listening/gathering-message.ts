import { IncomingMessage } from 'node:http';
import { GatheredBytes } from './gathered-bytes.ts';
import { sizeOfTexts } from './held-bytes.ts';

/** So many pieces of a body may be crumbs, which have fewer bytes than this. */
const MOST_CRUMBS = 256;
const CRUMB_BYTES = 16;

/** Of a body that is dropped as it comes, whose client may send without end: in pieces of 16 bytes it takes fifty times as much of the thread as in large ones. */
const DROPPED_CRUMB_BYTES = 256;

/**
 * A request whose body is held as one piece until somebody reads it. `node:http` makes a buffer of each piece that a client sends, and a stream
 * keeps them all: 64 kB of pieces of one byte, which come in one go, held 2 MB.
 */
export class GatheringMessage extends IncomingMessage {
  /** Is told of each piece how many bytes it has. */
  onPiece: ((bytes: number) => void) | undefined;
  /** Is called where its client sends far more pieces than anybody needs. */
  onCrumbs: (() => void) | undefined;
  #crumbs = 0;
  #isDropped = false;
  #gathered: GatheredBytes | undefined;
  /** Whether somebody reads, and has all that there is. */
  #isAwaited = false;

  override push(piece: Uint8Array | null): boolean {
    if (piece === null) {
      // What stands behind a body counts as it does.
      if (this.rawTrailers.length > 0) this.onPiece?.(sizeOfTexts(this.rawTrailers));
      this.#give();
      return super.push(null);
    }
    this.onPiece?.(piece.byteLength);
    if (piece.byteLength < (this.#isDropped ? DROPPED_CRUMB_BYTES : CRUMB_BYTES)) this.#crumbs += 1;
    if (this.#crumbs > MOST_CRUMBS) {
      this.onCrumbs?.();
      this.onCrumbs = undefined;
    }
    if (this.#isAwaited) {
      this.#isAwaited = false;
      return super.push(piece);
    }
    // What comes in one go is bounded.
    this.#gathered ??= new GatheredBytes(Number.POSITIVE_INFINITY);
    this.#gathered.add(piece);
    return this.readableLength + this.#gathered.size < this.readableHighWaterMark;
  }

  override _read(size: number): void {
    super._read(size);
    if (this.#gathered === undefined) this.#isAwaited = true;
    else this.#give();
  }

  /** Node.js calls this once the answer is out. As there, but what comes still goes by here, where it is counted. */
  _dump(): void {
    this.removeAllListeners('data');
    this.dropBody();
  }

  /** Nobody reads it: what comes falls away. */
  dropBody(): void {
    this.#isDropped = true;
    this.resume();
  }

  /** Lets go of what it holds, where nobody will handle it. */
  forget(): void {
    this.rawHeaders = [];
    this.rawTrailers = [];
    this.headers = {};
    this.#gathered = undefined;
  }

  #give(): void {
    if (this.#gathered === undefined) return;
    const { bytes } = this.#gathered;
    this.#gathered = undefined;
    super.push(bytes);
  }
}
