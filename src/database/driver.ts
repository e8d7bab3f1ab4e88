import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import neo4j, { type Driver } from 'neo4j-driver';
import type { ScheduleOptions } from './schedule.ts';

/** What it takes to reach one database. The password never appears in a message or a log. */
export interface Connection {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** `undefined` is the home database of the user. */
  readonly databaseName: string | undefined;
}

export interface DriverOptions {
  /** Connections held at most. */
  readonly poolSize?: number | undefined;
  /** Further servers to ask for routes, by neo4j://, where the one of the address does not answer. */
  readonly otherServers?: readonly string[] | undefined;
  /** Whether the server sends notes on each statement (unknown label, missing index). Costs bytes; off by default. */
  readonly notifications?: boolean | undefined;
  /** Whether integers come as bigint, so that those beyond 2^53 are exact; numbers by default. */
  readonly exactIntegers?: boolean | undefined;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** Less than a statement may take by default: who waits in vain for a connection is told so, and not of a time-out. */
const ACQUIRE_TIMEOUT_MS = 8_000;
const CONNECTION_LIFETIME_MS = 60 * 60 * 1_000;
/** An idle connection is checked before use after this long: firewalls and load balancers drop idle ones silently. */
const LIVENESS_CHECK_AFTER_MS = 60_000;

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Makes a driver. Nothing is sent yet; throws the driver's own error where the address cannot be parsed. */
export function createDriver(connection: Connection, options: DriverOptions = {}): Driver {
  return neo4j.driver(connection.uri, neo4j.auth.basic(connection.user, connection.password), {
    maxConnectionPoolSize: options.poolSize ?? connectionsAtMost(),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    connectionAcquisitionTimeout: ACQUIRE_TIMEOUT_MS,
    maxConnectionLifetime: CONNECTION_LIFETIME_MS,
    connectionLivenessCheckTimeout: LIVENESS_CHECK_AFTER_MS,
    fetchSize: 2_000,
    ...(options.exactIntegers ? { useBigInt: true } : { disableLosslessIntegers: true }),
    telemetryDisabled: true,
    userAgent: `seven-graph/${version}`,
    ...(options.otherServers && { resolver: (address: string) => [address, ...(options.otherServers ?? [])] }),
    ...(options.notifications ? {} : { notificationFilter: { minimumSeverityLevel: 'OFF' } }),
  });
}

/**
 * How many statements run at once: about four times the cores of the database served best (with twice the cores, a place was
 * often taken by a statement whose records waited for the thread of this process); of long ones as many as cores, and of dear
 * ones half as many. Several processes that serve the same share them.
 */
export function statementPlaces(processes = 1): Pick<ScheduleOptions, 'places' | 'longPlaces' | 'dearPlaces'> {
  const cores = availableParallelism() / processes;
  return {
    places: Math.max(8, Math.ceil(4 * cores)),
    longPlaces: Math.max(2, Math.ceil(cores)),
    dearPlaces: Math.max(1, Math.floor(cores / 2)),
  };
}

/** Connections that a driver holds at most: the places, those of dear statements, and as many as the places for statements that go on beside them. */
export function connectionsAtMost(): number {
  const { places, dearPlaces } = statementPlaces();
  return 2 * places + dearPlaces;
}
