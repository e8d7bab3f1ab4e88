import { isA, type NodeModel } from '../pothos-plugin-neo4j/model/index.ts';
import type { FactText } from './files.ts';
import type { RecordFormat } from './format.ts';
import { collectionOf } from './schema.ts';

/** What may stand in files that could not be read, so that nobody is blamed who names it. */
export interface Unread {
  /** Whether a record with that slug or code, of that kind, may stand there. */
  mayHold(name: string, needed: NodeModel): boolean;
}

/**
 * `texts` are those of files that could not be parsed, `files` the names of files and folders of which nothing is known,
 * `misplaced` the slugs and codes that stand under unknown keys.
 */
export function createUnread(
  texts: readonly Pick<FactText, 'text'>[],
  files: readonly string[],
  misplaced: readonly string[],
): Unread {
  const stated = texts.flatMap(({ text = '' }) => Array.from(text.matchAll(STATED), ([, name]) => name!));
  const names = new Set([...stated, ...misplaced]);
  const models = files.flatMap((file) => (collectionOf(file).collection?.formats ?? []).flatMap(modelsIn));
  return {
    mayHold: (name, needed) => names.has(name) || models.some((model) => isA(model, needed)),
  };
}

const STATED = /\b(?:slug|code): *['"]?([\w-]+)/g;

/** The slugs and codes anywhere inside of a value that was read and is not understood. */
export function namesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    (key === 'slug' || key === 'code') && typeof inside === 'string' ? [inside] : namesIn(inside),
  );
}

function modelsIn({ node, children }: RecordFormat): readonly NodeModel[] {
  return [node, ...Object.values(children).flatMap(({ format }) => modelsIn(format))];
}
