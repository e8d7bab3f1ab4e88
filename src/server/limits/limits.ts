import type { DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type DocumentSize, documentLimitErrors } from './document-limits.ts';
import { parseDocument } from './error-locations.ts';
import { checkNesting, checkTokens } from './lexical-limits.ts';

export interface Limits extends DocumentSize {
  readonly tokens: number;
}

/** What an honest question stays far below; an operator can choose others. */
export const defaultLimits: Limits = { depth: 20, fields: 1_000, aliases: 50, directives: 50, tokens: 2_000 };

/**
 * Refuses what is too large with `LIMIT_EXCEEDED`, each as early as it can be known: variables before anything is
 * done, tokens and brackets before the parser, the size of the selection before the validation rules, some of which
 * are quadratic. Documents from the parser's cache are not read or measured again.
 */
export function useLimits(limits: Limits): Plugin {
  const verdicts = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  return {
    onParams({ params }) {
      checkNesting(params.variables);
    },
    onParse({ setParseFn }) {
      setParseFn((source, options) => {
        checkTokens(source, limits.tokens);
        return parseDocument(source, options);
      });
    },
    onValidate({ params, setResult }) {
      const document = params.documentAST;
      const errors = verdicts.get(document) ?? documentLimitErrors(document, limits);
      verdicts.set(document, errors);
      if (errors.length > 0) setResult([...errors]);
    },
  };
}
