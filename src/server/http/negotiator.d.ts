/** As much of the package `negotiator` as is used here: its published types are of an older version. */
declare module 'negotiator' {
  export class Negotiator {
    constructor(request: { readonly headers: { readonly 'accept-encoding'?: string; readonly accept?: string } });

    /**
     * Those of `available` that the client takes: by their weight in `Accept-Encoding`, and in the order of `preferred`
     * where it is the same. `identity` is one of them, with the lowest weight, unless the client says otherwise.
     */
    encodings(available: readonly string[], options: { readonly preferred: readonly string[] }): string[];

    /** Those of `available` that the client takes: by their weight in `Accept`, and in the given order where it is the same. */
    mediaTypes(available: readonly string[]): string[];
  }
}
