import { setTimeout as pause } from 'node:timers/promises';
import type { Driver, Session, SessionConfig } from 'neo4j-driver';

/** What opens sessions: a driver, or several one after the other. */
export interface SessionSource {
  session(config: SessionConfig): Session;
  /** The driver that opens sessions now, where another may take its place. */
  readonly current?: Driver;
  /** Is told that a session of a driver does not come to its end: nobody is at the other end of its connection any more. */
  noteSilence?(driver: Driver): void;
  /** Is told which server has answered, as in `10.0.0.7:7687`. */
  noteServer?(address: string): void;
}

export interface SessionsOptions {
  /** How long what still runs with a driver that is put aside may take to end. */
  readonly leaveMs: number;
  /** Is told when a driver is put aside. */
  readonly onSilence?: () => void;
}

/** A driver waits for ever for connections that nobody answers. */
const CLOSE_MS = 2_000;

/**
 * Opens sessions of a driver. Where the other end of its connections goes without a word (a machine that loses its power, a
 * container that is removed, a firewall that forgets) the driver keeps them: they fill its pool for the minutes after which
 * TCP gives up, and no statement runs meanwhile. So a driver whose connection has gone silent is put aside for a new one.
 */
export class Sessions implements SessionSource {
  readonly #make: (servers: readonly string[]) => Driver;
  readonly #servers = new Set<string>();
  readonly #options: SessionsOptions;
  readonly #drivers = new Set<Driver>();
  #current: Driver;

  /** `make` is given the servers that have answered: the one to which an address leads may be gone. */
  constructor(make: (servers: readonly string[]) => Driver, options: SessionsOptions) {
    this.#make = make;
    this.#options = options;
    this.#current = this.#begin();
  }

  get current(): Driver {
    return this.#current;
  }

  session(config: SessionConfig): Session {
    return this.#current.session(config);
  }

  noteSilence(driver: Driver): void {
    if (driver !== this.#current) return;
    this.#current = this.#begin();
    this.#options.onSilence?.();
    setTimeout(() => void this.#end(driver), this.#options.leaveMs).unref();
  }

  noteServer(address: string): void {
    this.#servers.add(address);
  }

  /** Closes all drivers. Those whose connections nobody answers are left after two seconds. */
  async close(): Promise<void> {
    await Promise.all([...this.#drivers].map((driver) => this.#end(driver)));
  }

  #begin(): Driver {
    const driver = this.#make([...this.#servers]);
    this.#drivers.add(driver);
    return driver;
  }

  async #end(driver: Driver): Promise<void> {
    this.#drivers.delete(driver);
    await Promise.race([driver.close().catch(() => {}), pause(CLOSE_MS, undefined, { ref: false })]);
  }
}
