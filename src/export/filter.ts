import { suggestion } from '../dataset/suggest.ts';
import { OperatorError } from '../errors.ts';
import { model } from '../model/g7.ts';
import { isBookkeeping } from './properties.ts';

/** Which part of the graph is wanted; everything where all lists are empty. */
export interface Filter {
  /** Nodes with any of these labels, and the relationships among them. */
  readonly labels: readonly string[];
  /** Relationships of these types, and the nodes they join. */
  readonly types: readonly string[];
  /** Slugs: nodes that can be reached from any of these. */
  readonly around: readonly string[];
  /** The most steps from one of `around`. */
  readonly depth: number;
}

/** No filter at all. */
export const wholeGraph: Filter = { labels: [], types: [], around: [], depth: 0 };

export const isWhole = ({ labels, types, around }: Filter): boolean =>
  labels.length + types.length + around.length === 0;

/** Throws an OperatorError that names every label and type that the model does not have, or that no export holds. */
export function checkFilter({ labels, types }: Filter): void {
  const unknown = [
    ...unknownAmong('label', labels, new Set(model.nodes.map(({ label }) => label))),
    ...unknownAmong('relationship type', types, new Set(model.relationships.map(({ type }) => type))),
    ...labels.filter(isBookkeeping).map((label) => `${label} is what loads note for themselves: no export holds it.`),
  ];
  if (unknown.length > 0) throw new OperatorError(unknown.join('\n'));
}

function unknownAmong(what: string, names: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return names
    .filter((name) => !known.has(name))
    .map((name) => `The model has no ${what} "${name}"${suggestion(name, known) || '.'}`);
}
