import { parse, print, type TypeNode, visit } from 'graphql';
import type { Operation } from '../api/operation.ts';

/**
 * The address of the playground with an operation in it. Its address holds no variables, so their values become the
 * defaults of the operation. The document is written with short lines, since servers refuse long addresses.
 */
export function playgroundLink(
  operation: Operation<unknown, never>,
  variables: Readonly<Record<string, unknown>>,
): string {
  const document = visit(parse(operation.text, { noLocation: true }), {
    VariableDefinition({ variable, type }) {
      const value = variables[variable.name.value];
      if (value === undefined) return undefined;
      const named = type.kind === 'NonNullType' ? type.type : type;
      const text = `query ($${variable.name.value}: ${print(type)} = ${literalOf(value, named)}) { x }`;
      const [query] = parse(text, { noLocation: true }).definitions;
      return query?.kind === 'OperationDefinition' ? query.variableDefinitions?.[0] : undefined;
    },
  });
  return `/graphql?${new URLSearchParams({ query: compact(print(document)) })}`;
}

/** A value as GraphQL writes it: an enum value is a bare name, which its type tells, or the name of its field. */
function literalOf(value: unknown, type: TypeNode, isEnum = false): string {
  if (Array.isArray(value)) return `[${value.map((one) => literalOf(one, type, isEnum)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(
      ([name, one]) => `${name}: ${literalOf(one, type, isEnum || name === 'kind')}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  const isText = /\b(String|ID|Date|\w+Filter)\b/.test(print(type)) && !isEnum;
  return typeof value === 'string' && !isText ? value : JSON.stringify(value);
}

/** Selections that fit stand on one line, and the others are indented by one. */
function compact(text: string): string {
  const joinInnermost = (from: string) =>
    from.replaceAll(
      /\{\n([^{}]{1,120}?)\n *\}/g,
      (_, inner: string) => `{ ${inner.trim().replaceAll(/\s*\n\s*/g, ' ')} }`,
    );
  return joinInnermost(joinInnermost(text)).replaceAll(/^( +)/gm, (spaces) => ' '.repeat(spaces.length / 2));
}
