import type { AskedOperation, ExplainedStatement } from './asked.ts';
import type { Operation } from './operation.ts';

/** Asks the API as any client does, in the process of the server. */
export type Ask = <Answer, Variables>(
  operation: Operation<Answer, Variables>,
  variables: Variables,
) => Promise<Answered<Answer>>;

export interface Answered<Answer> {
  readonly data: Answer;
  /** The version of the data that was read. */
  readonly dataVersion: string | undefined;
  /** What could not be answered: those fields are null. */
  readonly errors: readonly ApiError[];
}

export interface ApiError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

/** The API gave no data at all. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  /** The status of the answer: 429 where the client has asked for more than it may in a minute, 503 where the server has too much to do, or the facts are being changed. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Sends one request to the API. */
export type SendToApi = (body: string, headers: Readonly<Record<string, string>>) => Response | Promise<Response>;

/** What a page is about is the field `entity` of its operation, in all of them. */
const subject = 'entity';

const statuses: Readonly<Record<string, number>> = { RATE_LIMITED: 429, SERVICE_UNAVAILABLE: 503, TIMEOUT: 504 };

export interface AskOptions {
  /** Asks for the Cypher behind each answer. */
  readonly explains?: boolean;
  /** Hears of every operation that was answered. */
  readonly record?: (asked: AskedOperation) => void;
  /** Resolves when there is time for what is made of an answer, in one go until the next is asked for. */
  readonly turn?: () => Promise<void>;
}

/**
 * Operations are answered one after the other, as a client with one connection would ask them. A page can do without a
 * list that failed, but not without what it is about: an entity that could not be read is no entity that is not there.
 */
export function askThrough(send: SendToApi, { explains = false, record, turn }: AskOptions = {}): Ask {
  const headers = { 'content-type': 'application/json', ...(explains && { 'x-explain': '1' }) };
  return async <Answer, Variables>(operation: Operation<Answer, Variables>, variables: Variables) => {
    const { text, name } = operation;
    const body = JSON.stringify({ query: text, operationName: name, variables });
    const response = await send(body, headers);
    const told = await response.text();
    await turn?.();
    const answer = JSON.parse(told) as {
      readonly data?: Answer | null;
      readonly errors?: readonly ApiError[];
      readonly extensions?: { readonly dataVersion?: string; readonly cypher?: readonly ExplainedStatement[] };
    };
    const { errors = [] } = answer;
    record?.({
      operation: operation as Operation<unknown, never>,
      variables: variables as AskedOperation['variables'],
      statements: answer.extensions?.cypher,
      dataVersion: answer.extensions?.dataVersion,
      isWhole: errors.length === 0,
    });
    const { data } = answer;
    if (!data) throw new ApiFailure(response.status, errors[0]?.message ?? 'The API gave no answer.');
    const failed = errors.find(({ path }) => path?.[0] === subject);
    if (failed && (data as Record<string, unknown>)[subject] === null)
      throw new ApiFailure(statuses[failed.extensions?.code ?? ''] ?? 500, failed.message);
    return { data, dataVersion: answer.extensions?.dataVersion, errors };
  };
}
