import { setTimeout as pause } from 'node:timers/promises';
import type { Driver, Session, SessionConfig } from 'neo4j-driver';

/** What opens sessions: a driver, or `Sessions`, which can replace its driver. */
export interface SessionSource {
  session(config: SessionConfig): Session;
  /** The driver that opens sessions at present, if it can be replaced. */
  readonly current?: Driver;
  /** Called when closing a session of a driver does not end: the other end of its connection no longer answers. */
  noteSilence?(driver: Driver): void;
  /** Called with the address of a server that has answered, such as `10.0.0.7:7687`. */
  noteServer?(address: string): void;
}

export interface SessionsOptions {
  /** How long the running statements of a replaced driver may take to end, in milliseconds. */
  readonly leaveMs: number;
  /** Called when a driver is replaced. */
  readonly onSilence?: () => void;
}

/** How long to wait for a driver to close. It would wait for ever for connections that no longer answer. */
const CLOSE_MS = 2_000;

/**
 * Opens sessions of a driver, and replaces the driver when one of its connections no longer answers. A machine that loses its
 * power, a removed container or a firewall that drops a connection closes nothing. The driver keeps such connections until
 * TCP gives up, after many minutes, and they fill its pool, so that no statement can run.
 */
export class Sessions implements SessionSource {
  readonly #make: (servers: readonly string[]) => Driver;
  readonly #servers = new Set<string>();
  readonly #options: SessionsOptions;
  readonly #drivers = new Set<Driver>();
  #current: Driver;

  /** `make` gets the servers that have answered so far, since the server of the first address may be gone. */
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

  /** Closes all drivers, and waits at most two seconds for each. */
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
