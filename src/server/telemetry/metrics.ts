import { Counter, collectDefaultMetrics, Gauge, Histogram, type MetricObject, Registry } from 'prom-client';
import { ownText } from '../../memory.ts';
import { endingsOfKnown, endingsOfUnknown, outcomesFromZero, refusalsFromZero, requestsFromZero } from './from-zero.ts';
import type { OperationRecord, RequestKind } from './operation-record.ts';

/** So many names of operations have numbers of their own; clients choose names, and may choose many. */
const MOST_NAMES = 100;

/** In seconds: from what is answered from memory to what is refused for taking too long. */
const operationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const statementBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What a cache holds and how it has served. */
export interface CacheNumbers {
  readonly bytes: number;
  readonly hits: number;
  readonly misses: number;
}

/** What is looked at when somebody asks for the numbers. */
export interface Watched {
  /** Operations by where they are: arriving, waiting, running, aside. */
  readonly operations: () => Readonly<Record<string, number>>;
  /** How many operations may be executed at once now. */
  readonly places: () => number;
  /** Statements that wait for their turn, by line, and that run, by kind. */
  readonly turns: () => Readonly<Record<'waiting' | 'running', Readonly<Record<string, number>>>>;
  readonly caches: () => Readonly<Record<string, CacheNumbers>>;
  readonly unsentBytes: () => number;
  /** What clients have spent, where they have shares. */
  readonly clientCost?: (() => number) | undefined;
  /** The version of the data that was read last. */
  readonly dataVersion: () => string | undefined;
}

/** The numbers of one process, for Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  readonly #names = new Set<string>();
  readonly #registers = [this.registry];
  readonly #requests = new Counter({
    name: 'seven_http_requests_total',
    help: 'Requests that were answered, by what was asked for and the status.',
    labelNames: ['kind', 'status'],
    registers: this.#registers,
  });
  readonly #operations = new Counter({
    name: 'seven_operations_total',
    help: 'Operations that were answered, by name, by the way of the answer, and by the code of the first error.',
    labelNames: ['operation', 'way', 'code'],
    registers: this.#registers,
  });
  readonly #durations = new Histogram({
    name: 'seven_operation_duration_seconds',
    help: 'From the arrival of an operation until its answer is made.',
    labelNames: ['operation'],
    buckets: operationBuckets,
    registers: this.#registers,
  });
  readonly #refusals = new Counter({
    name: 'seven_refusals_total',
    help: 'Operations that were refused for a limit, by code and limit.',
    labelNames: ['code', 'limit'],
    registers: this.#registers,
  });
  readonly #statements = new Histogram({
    name: 'seven_statement_duration_seconds',
    help: 'Statements of Cypher, by outcome: ok, or the code of the error.',
    labelNames: ['outcome'],
    buckets: statementBuckets,
    registers: this.#registers,
  });
  readonly #statementsRunning = new Gauge({
    name: 'seven_statements_running',
    help: 'Statements that are with the driver at this moment.',
    registers: this.#registers,
  });
  readonly #ready = new Gauge({
    name: 'seven_ready',
    help: 'What the last probe of /health/ready found, 1 or 0; nothing until there was one. The least of all processes.',
    aggregator: 'min',
    registers: this.#registers,
  });

  /** `connections` is the most that the pool of the driver holds. */
  constructor({ product, connections }: { readonly product: string; readonly connections: number }) {
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 20 });
    this.#gauge('seven_connections_max', 'Connections to Neo4j that the pool holds at most.').set(connections);
    new Gauge({
      name: 'seven_info',
      help: 'The version of the product.',
      labelNames: ['version'],
      aggregator: 'max',
      registers: this.#registers,
    }).set({ version: product }, 1);
    this.#ready.remove();
    this.#beginAtZero();
  }

  noteRequest(kind: RequestKind, status: number): void {
    this.#requests.inc({ kind, status });
  }

  noteOperation({ name, isKnown, way, code, limit }: OperationRecord, seconds: number): void {
    const operation = this.#labelOf(name, isKnown);
    this.#operations.inc({ operation, way, code });
    this.#durations.observe({ operation }, seconds);
    if (limit !== undefined) this.#refusals.inc({ code, limit });
  }

  statementBegins(): void {
    this.#statementsRunning.inc();
  }

  noteStatement(outcome: string, seconds: number): void {
    this.#statementsRunning.dec();
    this.#statements.observe({ outcome }, seconds);
  }

  noteReadiness(isReady: boolean): void {
    this.#ready.set(isReady ? 1 : 0);
  }

  /** What counts requests and operations, as `getMetricsAsJSON` has it: little, and quickly read. */
  async readCounts(): Promise<MetricObject[]> {
    const counters = [this.#requests, this.#operations, this.#refusals];
    return Promise.all(counters.map((counter) => counter.get() as Promise<MetricObject>));
  }

  /** Has what a server knows of itself be among the numbers. */
  watch({ operations, places, turns, caches, unsentBytes, clientCost, dataVersion }: Watched): void {
    if (clientCost !== undefined) {
      this.#counter('seven_client_cost_total', 'What clients have spent of their shares.', (counter) => {
        counter.inc(clientCost());
      });
    }
    this.#gauge('seven_unsent_bytes', 'Answers that clients have not taken yet.', (gauge) => gauge.set(unsentBytes()));
    this.#gauge(
      'seven_operations',
      'Operations at this moment: arriving, waiting for a place, running, or aside for a turn at the database.',
      (gauge) => setAll(gauge, 'state', operations()),
      ['state'],
    );
    this.#gauge('seven_places', 'Operations that may be executed at once now.', (gauge) => gauge.set(places()));
    for (const state of ['waiting', 'running'] as const) {
      this.#gauge(
        `seven_statements_${state === 'waiting' ? 'waiting' : 'scheduled'}`,
        `Statements that ${state === 'waiting' ? 'wait for a turn at' : 'have their turn at'} the database, by kind.`,
        (gauge) => setAll(gauge, 'kind', turns()[state]),
        ['kind'],
      );
    }
    this.#gauge('seven_cache_bytes', 'What caches hold.', (gauge) => setAll(gauge, 'cache', each(caches(), 'bytes')), [
      'cache',
    ]);
    for (const outcome of ['hits', 'misses'] as const) {
      this.#counter(
        `seven_cache_${outcome}_total`,
        `Look-ups in caches that ${outcome === 'hits' ? 'found' : 'did not find'} what they looked for.`,
        (counter) => {
          for (const [cache, number] of Object.entries(each(caches(), outcome))) counter.inc({ cache }, number);
        },
        ['cache'],
      );
    }
    new Gauge({
      name: 'seven_data_info',
      help: 'The version of the data that was read last.',
      labelNames: ['version'],
      aggregator: 'max',
      registers: this.#registers,
      collect() {
        this.reset();
        const version = dataVersion();
        if (version !== undefined) this.set({ version }, 1);
      },
    });
  }

  /** Has what can be counted be there before it is. */
  #beginAtZero(): void {
    for (const labels of requestsFromZero) this.#requests.inc(labels, 0);
    for (const labels of refusalsFromZero) this.#refusals.inc(labels, 0);
    for (const outcome of outcomesFromZero) this.#statements.zero({ outcome });
    for (const ending of endingsOfUnknown) this.#operations.inc({ operation: 'unknown', ...ending }, 0);
    this.#durations.zero({ operation: 'unknown' });
    for (const operation of ['anonymous', 'other']) this.#beginOperation(operation);
  }

  #beginOperation(operation: string): void {
    this.#durations.zero({ operation });
    for (const ending of endingsOfKnown) this.#operations.inc({ operation, ...ending }, 0);
  }

  /** What was never executed counts as unknown; names beyond the most are counted together. */
  #labelOf(name: string | undefined, isKnown: boolean): string {
    if (name === undefined) return isKnown ? 'anonymous' : 'unknown';
    if (this.#names.has(name)) return name;
    if (this.#names.size >= MOST_NAMES) return 'other';
    const own = ownText(name);
    this.#names.add(own);
    this.#beginOperation(own);
    return own;
  }

  /** Counts what is counted elsewhere: `collect` adds it up anew. */
  #counter<Label extends string>(
    name: string,
    help: string,
    collect: (counter: Counter<Label>) => void,
    labelNames: readonly Label[] = [],
  ): void {
    new Counter<Label>({
      name,
      help,
      labelNames: [...labelNames],
      registers: this.#registers,
      collect() {
        this.reset();
        collect(this);
      },
    });
  }

  #gauge<Label extends string>(
    name: string,
    help: string,
    collect?: (gauge: Gauge<Label>) => void,
    labelNames: readonly Label[] = [],
  ): Gauge<Label> {
    return new Gauge<Label>({
      name,
      help,
      labelNames: [...labelNames],
      registers: this.#registers,
      ...(collect && {
        collect() {
          collect(this);
        },
      }),
    });
  }
}

function setAll<Label extends string>(
  gauge: Gauge<Label>,
  label: Label,
  numbers: Readonly<Record<string, number>>,
): void {
  for (const [name, number] of Object.entries(numbers)) gauge.set({ [label]: name } as Record<Label, string>, number);
}

function each(caches: Readonly<Record<string, CacheNumbers>>, what: keyof CacheNumbers): Record<string, number> {
  return Object.fromEntries(Object.entries(caches).map(([name, numbers]) => [name, numbers[what]]));
}
