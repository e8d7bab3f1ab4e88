import { setTimeout as pause } from 'node:timers/promises';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
} from 'graphql';
import type { FetchHere } from './fetch-here.ts';
import { graphqlPath } from './http/front-door.ts';

/** A document that clients are expected to ask for; `variables` as JSON, where some are known that fit. */
export interface ExpectedDocument {
  readonly query: string;
  readonly variables?: string | undefined;
}

/** Resolves when the next step of a warm-up hinders nobody, or is no longer wanted. */
export type Calm = () => Promise<void>;

/** How long nobody must have asked. */
const CALM_MS = 50;

/**
 * A calm in which nobody has asked for a while, looked for until the signal fires. A server that is asked all the time
 * is warmed by that; planning and drawing for nobody would only make its clients wait.
 */
export function calmOf(idleMs: () => number, signal: AbortSignal): Calm {
  return async () => {
    while (!signal.aborted && idleMs() < CALM_MS) await pause(CALM_MS, undefined, { ref: false });
  };
}

/**
 * Runs every operation of some documents once, one after the other, each in a calm, so that no client waits for the planning
 * of its statement, which takes longer than all that comes after. A variable that must be given gets some value of its type: the
 * text of a statement depends on none, but for words of an enum and what an input object leaves out. Ends when the signal
 * fires; what fails is no loss.
 */
export async function warmUpOperations(
  fetchHere: FetchHere,
  schema: GraphQLSchema,
  documents: Iterable<ExpectedDocument>,
  calm: Calm,
  signal: AbortSignal,
): Promise<void> {
  for (const { query, variables } of documents) {
    for (const { operationName, sample } of operationsOf(schema, query)) {
      await calm();
      if (signal.aborted) return;
      const given = variables === undefined ? {} : (JSON.parse(variables) as object);
      const body = JSON.stringify({ query, operationName, variables: { ...sample, ...given } });
      const headers = { 'content-type': 'application/json', accept: 'application/json' };
      const request = new Request(`http://warm-up.invalid${graphqlPath}`, { method: 'POST', headers, body, signal });
      await Promise.resolve(fetchHere(request, {}))
        .then((response) => response.text())
        .catch(() => {});
    }
  }
}

/** The operations of a document, with a value for each variable that must be given. None where it cannot be parsed. */
function operationsOf(schema: GraphQLSchema, query: string) {
  try {
    return parse(query)
      .definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => ({ operationName: operation.name?.value, sample: sampleVariables(schema, operation) }));
  } catch {
    return [];
  }
}

function sampleVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Record<string, unknown> {
  const values = variableDefinitions.flatMap(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
    const isNeeded = type !== undefined && isNonNullType(type) && defaultValue === undefined;
    return isNeeded ? [[variable.name.value, sampleOf(type)] as const] : [];
  });
  return Object.fromEntries(values);
}

/** Some value of a type: of an input object what must be given, of an enum the first. */
function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field.type)]));
  }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'Date':
      return '2000-01-01';
    case 'DateTime':
      return '2000-01-01T00:00:00Z';
    default:
      return 'x';
  }
}
