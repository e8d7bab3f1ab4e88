import { type DocumentNode, type GraphQLError, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { limitExceeded } from './lexical-limits.ts';

/** How large an operation is once its fragments stand where they are spread. */
export interface DocumentSize {
  /** Fields on the longest way down. */
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

const empty: DocumentSize = { depth: 0, fields: 0, aliases: 0, directives: 0 };

/**
 * The largest operation of a document in each measure. A fragment is measured once, however often it is spread, so
 * this is linear in the text even where fragments double each other; a fragment that contains itself counts as empty
 * there, and validation refuses it.
 */
export function measureDocument(document: DocumentNode): DocumentSize {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const measured = new Map<string, DocumentSize>();

  const sizeOfFragment = (name: string): DocumentSize => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return empty;
    measured.set(name, empty);
    const size = sizeOfSet(fragment);
    measured.set(name, size);
    return size;
  };
  const sizeOfSet = (set: SelectionSetNode): DocumentSize => set.selections.map(sizeOf).reduce(sum, empty);
  const sizeOf = (selection: SelectionNode): DocumentSize => {
    const directives = selection.directives?.length ?? 0;
    if (selection.kind === Kind.FRAGMENT_SPREAD) return add(sizeOfFragment(selection.name.value), { directives });
    const inner = selection.selectionSet ? sizeOfSet(selection.selectionSet) : empty;
    if (selection.kind === Kind.INLINE_FRAGMENT) return add(inner, { directives });
    return add(inner, { depth: 1, fields: 1, aliases: selection.alias ? 1 : 0, directives });
  };

  return document.definitions
    .map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return empty;
      return add(sizeOfSet(definition.selectionSet), { directives: definition.directives?.length ?? 0 });
    })
    .reduce(largest, empty);
}

const measures = ['depth', 'fields', 'aliases', 'directives'] as const;

/** One `LIMIT_EXCEEDED` for each measure in which the document is too large. */
export function documentLimitErrors(document: DocumentNode, limits: DocumentSize): GraphQLError[] {
  const size = measureDocument(document);
  return measures
    .filter((measure) => size[measure] > limits[measure])
    .map((measure) => limitExceeded(measure, describeExcess(measure, limits[measure]), limits[measure]));
}

function describeExcess(measure: (typeof measures)[number], limit: number): string {
  const ask = 'Ask for less, or in several requests.';
  if (measure === 'depth') return `The query is more than ${limit} levels of fields deep. ${ask}`;
  return `The query has more than ${limit} ${measure}, those in fragments counted wherever they are spread. ${ask}`;
}

function add(size: DocumentSize, more: Partial<DocumentSize>): DocumentSize {
  const { depth = 0, fields = 0, aliases = 0, directives = 0 } = more;
  return {
    depth: size.depth + depth,
    fields: size.fields + fields,
    aliases: size.aliases + aliases,
    directives: size.directives + directives,
  };
}

/** Of two selections side by side. */
function sum(one: DocumentSize, other: DocumentSize): DocumentSize {
  return { ...add(one, { ...other, depth: 0 }), depth: Math.max(one.depth, other.depth) };
}

function largest(one: DocumentSize, other: DocumentSize): DocumentSize {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: Math.max(one.fields, other.fields),
    aliases: Math.max(one.aliases, other.aliases),
    directives: Math.max(one.directives, other.directives),
  };
}
