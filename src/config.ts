import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { databaseMistakes, databaseVariables } from './database/check-environment.ts';
import { OperatorError } from './errors.ts';
import { shareOfHeap } from './memory.ts';
import { roomForConnections, tooFewFiles } from './open-files.ts';
import { samplerNames } from './server/telemetry/tracing.ts';
import { contradictions } from './settings/contradictions.ts';
import { lookalikeMistakes } from './settings/lookalikes.ts';
import { withoutPassword } from './settings/print.ts';

/** Everything an operator can choose, except how Neo4j is reached, which `database/` takes from `NEO4J_*` itself. */
export type Configuration = ReturnType<typeof readConfiguration>;

/** An environment variable that is set to nothing counts as not set, as compose files write it. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment. Throws one OperatorError that names every wrong variable, its value and what is
 * allowed, with those that say how Neo4j is reached, and every variable that looks like a misspelt one.
 */
export function readConfiguration(environment: Environment) {
  const given = givenIn(environment);
  const result = variables(given['NODE_ENV'] === 'production').safeParse(given);
  const wrong = result.success
    ? []
    : result.error.issues.map(
        ({ path, message }) =>
          `${path.join('.')} is '${withoutPassword(given[String(path[0])] ?? '')}', but must be ${message}.`,
      );
  const files = result.success ? tooFewFiles(result.data.MAX_CONNECTIONS) : undefined;
  const together = result.success ? contradictions(result.data) : [];
  const mistakes = [...commonMistakes(given), ...wrong, ...together, ...(files === undefined ? [] : [files])];
  if (mistakes.length > 0 || !result.success) throw new OperatorError(mistakes.join('\n'));
  const value = result.data;
  return Object.freeze({
    host: value.HOST,
    port: value.PORT,
    processes: value.PROCESSES,
    logLevel: value.LOG_LEVEL,
    slowOperationMs: value.SLOW_OPERATION_MS,
    metrics:
      value.METRICS_PORT === undefined
        ? undefined
        : Object.freeze({ host: value.METRICS_HOST, port: value.METRICS_PORT }),
    health:
      value.HEALTH_PORT === undefined ? undefined : Object.freeze({ host: value.HEALTH_HOST, port: value.HEALTH_PORT }),
    traces: tracesWanted(value)
      ? Object.freeze({
          protocol: value.OTEL_EXPORTER_OTLP_PROTOCOL,
          sampler: value.OTEL_TRACES_SAMPLER,
          ratio: value.OTEL_TRACES_SAMPLER_ARG,
        })
      : undefined,
    loadFacts: value.LOAD_FACTS,
    queryTimeoutMs: value.QUERY_TIMEOUT_MS,
    drainMs: value.DRAIN_MS,
    shutdownTimeoutMs: value.SHUTDOWN_TIMEOUT_MS,
    connections: value.MAX_CONNECTIONS,
    admission: Object.freeze({
      operations: value.MAX_OPERATIONS,
      waiting: value.MAX_WAITING,
      waitMs: value.WAIT_TIMEOUT_MS,
    }),
    clientAddressHeader: value.CLIENT_ADDRESS_HEADER,
    clientCostPerMinute: value.CLIENT_COST_PER_MINUTE,
    answerLimitBytes: value.ANSWER_LIMIT_BYTES,
    unsentLimitBytes: value.UNSENT_LIMIT_BYTES,
    keptAnswersBytes: value.KEPT_ANSWERS_BYTES,
    corsOrigins: value.CORS_ORIGINS,
    bodyLimitBytes: value.BODY_LIMIT_BYTES,
    explain: value.EXPLAIN,
    explorer: value.EXPLORER,
    playground: value.PLAYGROUND,
    exports: value.EXPORTS,
    introspection: value.INTROSPECTION,
    persistedOperations: value.PERSISTED_OPERATIONS,
    persistedOperationsOnly: value.PERSISTED_OPERATIONS_ONLY,
    limits: Object.freeze({
      depth: value.MAX_DEPTH,
      fields: value.MAX_FIELDS,
      aliases: value.MAX_ALIASES,
      directives: value.MAX_DIRECTIVES,
      tokens: value.MAX_TOKENS,
    }),
  });
}

/** LOAD_FACTS alone, for the commands that need no more than that; the rest is checked as `checkEnvironment` does. */
export function readLoadFacts(environment: Environment) {
  const { LOAD_FACTS } = environment;
  const result = loadFacts().safeParse(LOAD_FACTS || undefined);
  const wrong = result.success
    ? []
    : [`LOAD_FACTS is '${LOAD_FACTS}', but must be ${result.error.issues[0]?.message}.`];
  checkEnvironment(environment, wrong);
  return result.data ?? 'auto';
}

/**
 * For a command that reads no setting but how Neo4j is reached: throws one OperatorError that names what is wrong with
 * that, every variable that looks like a misspelt one, and further mistakes.
 */
export function checkEnvironment(environment: Environment, further: readonly string[] = []): void {
  const mistakes = [...commonMistakes(givenIn(environment)), ...further];
  if (mistakes.length > 0) throw new OperatorError(mistakes.join('\n'));
}

/** Every variable that the product reads, and what holds: the value that is given, else the default, else nothing. */
export function effectiveVariables(environment: Environment): Readonly<Record<string, string | undefined>> {
  const given = givenIn(environment);
  const { shape } = variables(given['NODE_ENV'] === 'production');
  const defaults = Object.entries(shape).map(([name, type]) => [name, type.safeParse(undefined).data] as const);
  const written = (value: unknown) => (typeof value === 'boolean' ? (value ? 'on' : 'off') : value?.toString());
  return Object.fromEntries([
    ...databaseVariables.map((name) => [name, given[name]] as const),
    ...defaults.map(([name, value]) => [name, given[name] ?? written(value)] as const),
  ]);
}

function givenIn(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}

/** What is wrong for every command: how Neo4j is reached, and names that are misspelt. */
function commonMistakes(given: Readonly<Record<string, string>>): readonly string[] {
  const known = [...databaseVariables, ...Object.keys(variables(false).shape)];
  return [...lookalikeMistakes(Object.keys(given), known), ...databaseMistakes(given)];
}

/** One entry per variable: what is allowed, and what holds where it is not set. */
function variables(isProduction: boolean) {
  return z.object({
    // Nothing is opened to the network until somebody says so; the image that docker-compose.yml builds sets 0.0.0.0.
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber(0, 65_535).default(4000),
    PROCESSES: numberOfProcesses().default(1),
    LOG_LEVEL: choice(['error', 'warn', 'info', 'debug', 'silent']).default('info'),
    SLOW_OPERATION_MS: wholeNumber(1, 600_000).default(1_000),
    // Numbers are for the operator: a port of their own need not be open to those who ask the API.
    METRICS_PORT: wholeNumber(0, 65_535).optional(),
    METRICS_HOST: z.string().default('127.0.0.1'),
    // Probes on a port of their own wait for nobody.
    HEALTH_PORT: wholeNumber(0, 65_535).optional(),
    HEALTH_HOST: z.string().default('127.0.0.1'),
    // Of the standard variables, those that decide what is traced; the rest is read by the SDK.
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .url({ protocol: /^https?$/, error: 'an address, as in http://127.0.0.1:4318' })
      .optional(),
    OTEL_EXPORTER_OTLP_PROTOCOL: choice(['http/protobuf', 'http/json']).default('http/protobuf'),
    OTEL_TRACES_EXPORTER: choice(['otlp', 'none']).optional(),
    OTEL_SDK_DISABLED: choice(['true', 'false']).default('false'),
    OTEL_TRACES_SAMPLER: choice(samplerNames).default('parentbased_always_on'),
    OTEL_TRACES_SAMPLER_ARG: ratio().default(1),
    LOAD_FACTS: loadFacts(),
    QUERY_TIMEOUT_MS: wholeNumber(1, 600_000).default(10_000),
    // A load balancer needs some seconds to see that the server is not ready any more; a person at a terminal does not wait.
    DRAIN_MS: wholeNumber(0, 600_000).default(isProduction ? 5_000 : 500),
    SHUTDOWN_TIMEOUT_MS: wholeNumber(0, 600_000).default(10_000),
    MAX_CONNECTIONS: wholeNumber(1, 1_000_000).default(roomForConnections(4_096)),
    MAX_OPERATIONS: wholeNumber(1, 1_000).default(16),
    MAX_WAITING: wholeNumber(0, 10_000).default(64),
    WAIT_TIMEOUT_MS: wholeNumber(1, 60_000).default(1_000),
    CLIENT_ADDRESS_HEADER: headerName().optional(),
    // The dearest operation costs 1,000: each that is allowed at all can be asked.
    CLIENT_COST_PER_MINUTE: wholeNumber(1_000, 1_000_000_000).optional(),
    ANSWER_LIMIT_BYTES: wholeNumber(10_000, 100_000_000).default(3_000_000),
    UNSENT_LIMIT_BYTES: wholeNumber(1_000_000, 10_000_000_000).default(64_000_000),
    KEPT_ANSWERS_BYTES: wholeNumber(0, 10_000_000_000).default(shareOfHeap(0.05, 50)),
    // The data is public and no request carries credentials, so any page may read it.
    CORS_ORIGINS: origins().default('*'),
    BODY_LIMIT_BYTES: wholeNumber(1_000, 10_000_000).default(100_000),
    EXPLAIN: flag().default(!isProduction),
    EXPLORER: flag().default(true),
    PLAYGROUND: flag().default(true),
    EXPORTS: flag().default(true),
    INTROSPECTION: flag().default(true),
    PERSISTED_OPERATIONS: z.string().optional(),
    PERSISTED_OPERATIONS_ONLY: flag().default(false),
    MAX_DEPTH: wholeNumber(1, 90).default(20),
    MAX_FIELDS: wholeNumber(1, 100_000).default(1_000),
    MAX_ALIASES: wholeNumber(0, 10_000).default(50),
    MAX_DIRECTIVES: wholeNumber(0, 10_000).default(50),
    MAX_TOKENS: wholeNumber(1, 100_000).default(2_000),
  });
}

/** Nothing is traced until somebody says where to, or that the usual address is meant. */
function tracesWanted(value: z.output<ReturnType<typeof variables>>): boolean {
  if (value.OTEL_SDK_DISABLED === 'true' || value.OTEL_TRACES_EXPORTER === 'none') return false;
  return value.OTEL_TRACES_EXPORTER === 'otlp' || value.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined;
}

function wholeNumber(lowest: number, highest: number) {
  const allowed = `a whole number from ${lowest} to ${highest}`;
  return z
    .string()
    .regex(/^\d+$/, allowed)
    .transform(Number)
    .refine((value) => value >= lowest && value <= highest, allowed);
}

function ratio() {
  const allowed = 'a number from 0 to 1';
  return z
    .string()
    .regex(/^(\d+\.?\d*|\.\d+)$/, allowed)
    .transform(Number)
    .refine((value) => value <= 1, allowed);
}

/** Gives a number; `auto` is one for each core. */
function numberOfProcesses() {
  const allowed = "'auto' or a whole number from 1 to 128";
  return z
    .string()
    .regex(/^(auto|\d+)$/, allowed)
    .transform((value) => (value === 'auto' ? availableParallelism() : Number(value)))
    .refine((value) => value >= 1 && value <= 128, allowed);
}

function choice<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, { error: `one of ${values.join(', ')}` });
}

/** A Neo4j of somebody else is filled where it is empty, and not changed otherwise; `auto` is explained in `dataset/`. */
function loadFacts() {
  return choice(['auto', 'always', 'never']).default('auto');
}

/** Gives the name in small letters, as headers are kept. */
function headerName() {
  return z
    .string()
    .regex(/^[\w!#$%&'*+.^`|~-]+$/, "the name of a header, as in 'x-forwarded-for'")
    .toLowerCase();
}

const flagValues: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  1: true,
  off: false,
  false: false,
  0: false,
};

function flag() {
  return z
    .string()
    .refine((value) => Object.hasOwn(flagValues, value), "'on' or 'off'")
    .transform((value) => flagValues[value] === true);
}

/** `*`, `none`, or a list of origins: gives `'*'` or the list. */
function origins() {
  return z
    .string()
    .transform((value): '*' | readonly string[] => {
      if (value === '*') return '*';
      return value === 'none' ? [] : value.split(',').map((origin) => origin.trim());
    })
    .refine(
      (value) => value === '*' || value.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
      "'*', 'none', or origins separated by commas, as in 'https://example.org,http://localhost:3000'",
    );
}
