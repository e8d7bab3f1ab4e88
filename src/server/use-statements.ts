import { type DocumentNode, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { AskedOperation, Executions, RequestContext } from './execution/execution.ts';
import { writeAnswer } from './execution/written-answer.ts';
import { errorsOfLargeVariables } from './limits/variable-errors.ts';
import type { PersistedOperations } from './request/persisted-operations.ts';
import type { NodeContext } from './request/read-body.ts';

export interface UseStatementsOptions {
  readonly executions: Executions;
  /** Gathers the documents that are executed: what is in it is valid and within all limits. */
  readonly executed: WeakSet<DocumentNode>;
  readonly persisted: PersistedOperations;
  /** Whether a request may ask for the Cypher behind its answer. */
  readonly isExplainAllowed: boolean;
}

/** Executes operations over the data. What has begun before Yoga goes on here. */
export function useStatements({
  executions,
  executed,
  persisted,
  isExplainAllowed,
}: UseStatementsOptions): Plugin<RequestContext, NodeContext> {
  return {
    onExecute({ args: { contextValue, document, operationName }, executeFn, setExecuteFn }) {
      const { request, params, client = '', standAside, share, record, since, begun, refusal } = contextValue;
      executed.add(document);
      persisted.keep(params.query, params.extensions);
      if (refusal !== undefined) {
        setExecuteFn(() => refusal);
        return;
      }
      const operation = getOperationAST(document, operationName);
      const asked: AskedOperation = {
        signal: request.signal,
        client,
        standAside,
        operationName: operation?.name?.value,
        record,
        share,
        since: since ?? record?.readAt,
        cypher: isExplainAllowed && asksToExplain(request, params.extensions) ? [] : undefined,
        costs: asksForCost(request, params.extensions) ? [] : undefined,
      };
      setExecuteFn((args) =>
        executions.answer(
          asked,
          async (execution) => {
            const context = { ...args.contextValue, ...execution.context };
            const written = await writeAnswer(execution, args, context, client);
            if (written !== undefined) return written;
            const errors = operation && errorsOfLargeVariables(args.schema, operation, args.variableValues ?? {});
            if (errors !== undefined) return { errors };
            execution.context.answer.goesToExecutor();
            const goesOn = { ...args, contextValue: context, signal: execution.context.answer.signal };
            return executeFn(goesOn);
          },
          begun,
        ),
      );
    },
  };
}

function asksForCost(request: Request, extensions: Record<string, unknown> | undefined): boolean {
  return extensions?.['cost'] === true || request.headers.get('x-cost') === '1';
}

function asksToExplain(request: Request, extensions: Record<string, unknown> | undefined): boolean {
  return extensions?.['explain'] === true || request.headers.get('x-explain') === '1';
}
