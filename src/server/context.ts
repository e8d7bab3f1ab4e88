import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { PositionalRecord, RunStatement, Statement } from '../compiler/statement.ts';
import { type ExplainedStatement, explainStatement } from './explain.ts';

/** What resolvers find in their context beside what Yoga puts there. */
export interface RequestContext {
  /** Runs a statement for this request: it ends when the client goes away. */
  readonly run: RunStatement;
}

/** Runs one read statement; `signal` ends it, `operationName` is what the database shows beside it. */
export type StatementRunner = (
  statement: Statement,
  options?: { readonly signal?: AbortSignal | undefined; readonly operationName?: string | undefined },
) => Promise<readonly PositionalRecord[]>;

/**
 * Gives each request its own `run`. Where the operator allows it and the request asks for it, the response lists the
 * statements that ran under `extensions.cypher`, in the order in which they ended.
 */
export function useStatements(runner: StatementRunner, isExplainAllowed: boolean): Plugin<RequestContext> {
  return {
    onExecute({ args, extendContext }) {
      const { request, params } = args.contextValue;
      const operationName = getOperationAST(args.document, args.operationName)?.name?.value;
      const run: RunStatement = (statement) => runner(statement, { signal: request.signal, operationName });
      if (!isExplainAllowed || !asksToExplain(request, params.extensions)) {
        extendContext({ run });
        return undefined;
      }
      const cypher: ExplainedStatement[] = [];
      extendContext({ run: explaining(run, cypher) });
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          setResult({ ...result, extensions: { ...result.extensions, cypher } });
        },
      };
    },
  };
}

function asksToExplain(request: Request, extensions: Record<string, unknown> | undefined): boolean {
  return extensions?.['explain'] === true || request.headers.get('x-explain') === '1';
}

function explaining(run: RunStatement, cypher: ExplainedStatement[]): RunStatement {
  return async (statement) => {
    const started = performance.now();
    let rows = 0;
    try {
      const records = await run(statement);
      rows = records.length;
      return records;
    } finally {
      cypher.push(explainStatement(statement, rows, performance.now() - started));
    }
  };
}
