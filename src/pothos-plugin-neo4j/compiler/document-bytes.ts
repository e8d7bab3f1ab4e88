import { type DefinitionNode, visit } from 'graphql';

const BYTES_PER_NODE = 200;
const BYTES_PER_TOKEN = 120;
/** Of the text, and once more of the texts in it. */
const BYTES_PER_LETTER = 4;

/**
 * What parsed definitions of one document hold in memory, in bytes, with the text and the tokens of all of it, to which each of
 * their nodes leads. Measured over documents of many kinds: fields, spreads, lists, objects, directives, variables, long texts.
 * None took more, and those that frontends ask take nearly as much.
 */
export function bytesOfDocument(definitions: readonly DefinitionNode[]): number {
  let nodes = 0;
  const count = () => {
    nodes += 1;
  };
  for (const definition of definitions) visit(definition, { enter: count });
  const { loc } = definitions[0] ?? {};
  let tokens = 0;
  let letters = 0;
  for (let token = loc?.startToken; token; token = token.prev ?? undefined) tokens += 1;
  for (let token = loc?.startToken.next; token; token = token.next) {
    tokens += 1;
    // The last token is the end of the text. The source itself may tell no text, although the document is kept with it.
    letters = token.end;
  }
  return BYTES_PER_NODE * nodes + BYTES_PER_TOKEN * tokens + BYTES_PER_LETTER * letters;
}
