import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { Negotiator } from 'negotiator';

/** A way to compress an answer. */
export interface ContentCoding {
  /** As HTTP calls it, in `Content-Encoding`. */
  readonly name: string;
  /** Works in a thread of libuv's pool, so that the event loop goes on. The result leads to no memory beside its own. */
  compress(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}

/** A shorter answer fits into one packet of TCP with its headers: compressing it saves nobody time. */
export const MIN_BYTES = 1_024;

const { constants } = zlib;

// README.md says what was measured to find these levels.
const br: ContentCoding = {
  name: 'br',
  compress: (bytes) =>
    promisify(zlib.brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
      },
    }),
};
const gzip: ContentCoding = { name: 'gzip', compress: (bytes) => promisify(zlib.gzip)(bytes, { level: 6 }) };

/** What Node 22.15 and later have beside what the types of Node 20 tell. */
type ZstdCompress = (
  bytes: Uint8Array,
  options: { readonly pledgedSrcSize: number },
  done: (error: Error | null, result: Buffer<ArrayBuffer>) => void,
) => void;

function zstd(compress: ZstdCompress): ContentCoding {
  // The size is known, which lets the compressor take no more memory than it needs.
  return { name: 'zstd', compress: (bytes) => promisify(compress)(bytes, { pledgedSrcSize: bytes.byteLength }) };
}

/** zlib gives the part of a chunk that it has filled, and who keeps 65 bytes keeps all 16 kB of the chunk. */
const withOwnBytes = ({ name, compress }: ContentCoding): ContentCoding => ({
  name,
  async compress(bytes) {
    const compressed = await compress(bytes);
    return compressed.byteLength < compressed.buffer.byteLength ? new Uint8Array(compressed) : compressed;
  },
});

/** The best first. */
const codings: readonly ContentCoding[] = [
  br,
  ...('zstdCompress' in zlib ? [zstd(zlib.zstdCompress as ZstdCompress)] : []),
  gzip,
].map(withOwnBytes);
const names = [...codings.map(({ name }) => name), 'identity'];

/**
 * The coding for an answer of so many bytes that the client likes best, by the weights of its `Accept-Encoding`, and the
 * best of those that it likes equally. Undefined where the answer is to be sent as it is.
 */
export function chooseCoding(acceptEncoding: string | null, byteLength: number): ContentCoding | undefined {
  if (acceptEncoding === null) return undefined;
  const negotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } });
  const accepted = negotiator.encodings(names, { preferred: names });
  if (byteLength < MIN_BYTES && accepted.includes('identity')) return undefined;
  return codings.find(({ name }) => name === accepted[0]);
}
