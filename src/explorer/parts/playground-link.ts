import type { Operation } from '../api/operation.ts';

/**
 * The address of the playground with an operation in it, its variables, and the header that asks for the Cypher behind the
 * answer. The document is written with short lines, since servers refuse long addresses.
 */
export function playgroundLink({ text }: Operation<unknown, never>, variables: object): string {
  const parameters = new URLSearchParams({ query: compact(text) });
  if (Object.keys(variables).length > 0) parameters.set('variables', JSON.stringify(variables));
  parameters.set('headers', JSON.stringify({ 'x-explain': '1' }));
  return `/graphql?${parameters}`;
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
