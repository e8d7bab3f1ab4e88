import { type DocumentNode, type GraphQLSchema, NoSchemaIntrospectionCustomRule } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Schedule } from '../database/schedule.ts';
import type { CurrentStatistics } from '../pothos-plugin-neo4j/runner/index.ts';
import type { CurrentKeys } from './data/current-keys.ts';
import type { CurrentState } from './data/current-state.ts';
import { createDirectWay, type DirectWay } from './direct-way.ts';
import { maskError, useErrorsForClients } from './errors-for-clients.ts';
import { createExecutions, type RequestContext, type StatementRunner } from './execution/execution.ts';
import { createFetchHere, type FetchHere } from './fetch-here.ts';
import { createReadiness, useReadiness } from './health/health.ts';
import { useCompression } from './http/compression.ts';
import { corsFor } from './http/cors.ts';
import { graphqlPath, useFrontDoor } from './http/front-door.ts';
import { livePath } from './http/health-paths.ts';
import { useJsonAnswers } from './http/json-answers.ts';
import { useRequestId } from './http/request-id.ts';
import { useEntityTags } from './http/use-entity-tags.ts';
import { type Limits, useLimits } from './limits/limits.ts';
import { useMeteredFields } from './limits/metered-fields.ts';
import { readExamples } from './playground/examples.ts';
import { usePlayground } from './playground/playground.ts';
import { createDocumentCache, useForgetInvalid } from './request/document-cache.ts';
import { PersistedOperations, usePersistedOperations } from './request/persisted-operations.ts';
import type { NodeContext } from './request/read-body.ts';
import { useRequestReader } from './request/read-request.ts';
import type { Log } from './telemetry/log.ts';
import { Telemetry } from './telemetry/telemetry.ts';
import { useAdmission } from './use-admission.ts';
import { useOperationRecord } from './use-operation-record.ts';
import { useStatements } from './use-statements.ts';

/** What an operator can choose about answering requests. */
export interface ServerSettings {
  /** Origins whose pages may read the API; `*` is all. */
  readonly corsOrigins: '*' | readonly string[];
  readonly bodyLimitBytes: number;
  /** The most that one answer may hold. */
  readonly answerLimitBytes: number;
  /** What a statement may take, and with it an operation. */
  readonly queryTimeoutMs: number;
  /** What answers that are kept may hold, for those who ask the same; with 0 none is kept. */
  readonly keptAnswersBytes: number;
  readonly limits: Limits;
  /** Whether a request may ask for the Cypher behind its answer. */
  readonly explain: boolean;
  readonly playground: boolean;
  readonly introspection: boolean;
}

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  readonly runner: StatementRunner;
  /** Tells from which state of the data an answer is. */
  readonly currentState: CurrentState;
  /** When each statement has its turn; at once where there is none. */
  readonly schedule?: Schedule;
  /** How much the database holds; without it the budget does not estimate visits. */
  readonly statistics?: CurrentStatistics;
  /** The slugs that entities had before; without it, nothing is found by them. */
  readonly currentSlugs?: CurrentKeys;
  /** Asks the database for the least it can answer; rejects where it does not. */
  readonly checkDatabase: () => Promise<unknown>;
  readonly settings: ServerSettings;
  /** Documents by their hash; without a list, those that clients send. */
  readonly persisted?: PersistedOperations | undefined;
  readonly log: Log;
  /** Where nothing is given, it goes no further than the log. */
  readonly telemetry?: Telemetry | undefined;
  /** Answers browsers with pages, for which it asks the API itself; without it they are led to the playground. */
  readonly pages?: ((fetchHere: FetchHere) => Plugin<object, NodeContext>) | undefined;
  /** Once it has fired, `/health/ready` tells that the server stops. */
  readonly stopping?: AbortSignal;
  /** How long `/health/ready` waits for the database; the default is 2 s. */
  readonly readinessTimeoutMs?: number;
}

export type SevenServer = ReturnType<typeof createSevenServer>;

/**
 * The product as a function from request to response: `server.fetch(request)`, or a listener for `node:http`. A door in front
 * of it asks `directWay` first, which answers known operations without `Request` and `Response`.
 */
export function createSevenServer(options: ServerOptions) {
  const { schema, checkDatabase, settings, log, pages, stopping, readinessTimeoutMs: timeoutMs = 2_000 } = options;
  const { telemetry = new Telemetry({ log }) } = options;
  const persisted = options.persisted ?? new PersistedOperations();
  const executions = createExecutions({ ...options, ...settings });

  const readiness = createReadiness({ checkDatabase, timeoutMs, stopping, telemetry });
  const documents = createDocumentCache();
  const executed = new WeakSet<DocumentNode>();

  const direct = createDirectWay({ ...settings, ...options, executions, documents, executed, persisted });
  const fetchHere = createFetchHere(direct.answerHere, (request, context) => yoga.fetch(request, context));
  const yoga = createYoga<NodeContext, RequestContext>({
    schema,
    graphqlEndpoint: graphqlPath,
    healthCheckEndpoint: livePath,
    cors: corsFor(settings.corsOrigins),
    // `useRequestReader` has its own.
    maxRequestBodySize: false,
    graphiql: false,
    landingPage: false,
    maskedErrors: { maskError },
    parserAndValidationCache: { documentCache: documents, errorCache: rememberNothing },
    // `useErrorsForClients` writes what Yoga would, with the id of the request.
    logging: false,
    // The life of a request, from its arrival to the last byte of its answer.
    plugins: [
      useRequestId(),
      useReadiness(readiness),
      pages?.(fetchHere) ?? {},
      useFrontDoor(settings.playground),
      settings.playground && usePlayground({ path: graphqlPath, examples: readExamples(), log }),
      useJsonAnswers(),
      useRequestReader(settings.bodyLimitBytes),
      usePersistedOperations(persisted),
      useAdmission(),
      useLimits(settings.limits),
      useForgetInvalid(documents),
      !settings.introspection && useNoIntrospection(),
      useMeteredFields(),
      useStatements({ executions, executed, persisted, isExplainAllowed: settings.explain }),
      useErrorsForClients({ log, hasSuggestions: settings.introspection }),
      useOperationRecord(),
      useEntityTags(),
      useCompression(),
    ],
  });
  const directWay: DirectWay = direct;
  const caches = () => ({ documents: documents.numbers, answers: direct.kept.numbers });
  return Object.assign(yoga, { directWay, caches, fetchHere, readiness });
}

/** A document that does not parse is cheap to refuse again, and would hold its text in memory for an hour. */
const rememberNothing = { get: () => undefined, set: () => undefined };

function useNoIntrospection(): Plugin {
  return { onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule) };
}
