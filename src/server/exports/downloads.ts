import type { ServerResponse } from 'node:http';

/** Downloads at once, of all and of one client: each holds a file and a connection for as long as its client reads. */
const MOST = 64;
const MOST_OF_A_CLIENT = 16;

/** Files that are being sent, client by client. */
export class Downloads {
  readonly #ofClients = new Map<string, Set<ServerResponse>>();

  /** Notes that one begins; false where there is no place for it, nor one that gives way. Each that began must end. */
  begin(client: string, response: ServerResponse): boolean {
    const own = this.#ofClients.get(client) ?? new Set();
    if (own.size >= MOST_OF_A_CLIENT || (this.#all >= MOST && !this.#makeRoom(own.size))) return false;
    this.#ofClients.set(client, own.add(response));
    return true;
  }

  end(client: string, response: ServerResponse): void {
    const own = this.#ofClients.get(client);
    own?.delete(response);
    if (own?.size === 0) this.#ofClients.delete(client);
  }

  get #all(): number {
    return [...this.#ofClients.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Cuts the one that takes longest of the client with most, where that client has more than who comes would have. */
  #makeRoom(own: number): boolean {
    const [most] = [...this.#ofClients].sort(([, one], [, other]) => other.size - one.size);
    const [longest] = most?.[1] ?? [];
    if (most === undefined || longest === undefined || most[1].size <= own + 1) return false;
    longest.destroy();
    this.end(most[0], longest);
    return true;
  }
}
