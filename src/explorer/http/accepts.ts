import { Negotiator } from 'negotiator';

/** The one of some media types that a request likes best, the first of those that it likes equally. */
export function preferredType(request: Request, types: readonly string[]): string | undefined {
  const accept = request.headers.get('accept') ?? '*/*';
  return new Negotiator({ headers: { accept } }).mediaTypes(types)[0];
}
