import type { Plugin } from 'graphql-yoga';
import type { NodeContext } from './request/read-body.ts';

/** Notes what Yoga executes for an operation, and the errors of its answer. */
export function useOperationRecord(): Plugin<NodeContext, NodeContext> {
  return {
    onExecute({ args: { contextValue, document, operationName } }) {
      contextValue.record?.executes(document, operationName);
    },
    onResultProcess({ serverContext, result }) {
      if (Array.isArray(result) || !('errors' in result)) return;
      serverContext.record?.notes(result.errors ?? []);
    },
  };
}
