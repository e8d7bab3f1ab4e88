/** Bytes that the process keeps for as long as it runs, as those of the playground: an answer with them holds nothing more. */
export const lastingBytes = new WeakSet<Uint8Array>();
