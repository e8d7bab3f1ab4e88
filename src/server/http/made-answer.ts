/** An answer as it goes to `node:http`. */
export interface MadeAnswer {
  readonly status: number;
  /** Each name once, and no `content-length`. */
  readonly headers: Iterable<readonly [name: string, value: string]>;
  /** A short text is sent in one piece with its headers. */
  readonly body: Uint8Array | string;
  /** The length of a text in bytes, where it is known. */
  readonly byteLength?: number;
}

export async function madeOf(response: Response): Promise<MadeAnswer> {
  const { status } = response;
  // Who sends the body says how long it is.
  const headers = [...response.headers].filter(([name]) => name !== 'content-length');
  // What the types call a buffer is what Yoga was given: it need not be one.
  const body: ArrayBuffer | Uint8Array = await response.arrayBuffer();
  return { status, headers, body: body instanceof Uint8Array ? body : new Uint8Array(body) };
}
