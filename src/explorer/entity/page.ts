import { type Operation, readOperation } from '../api/operation.ts';
import type { Vocabulary } from '../api/vocabulary.ts';
import type { EntityType } from '../parts/kinds.ts';
import type { Cited, EntityView, Reference } from './view.ts';

/** The page of the entities of some types. */
export interface EntityPage<Answer = unknown> {
  readonly types: readonly EntityType[];
  /** How the slugs of these entities begin; where another begins so, its page is found by its type. */
  readonly prefixes: readonly string[];
  readonly operation: Operation<Answer, { readonly slug: string }>;
  /** What the page tells; `undefined` where the entity is of another type. */
  readonly view: (answer: Answer, vocabulary: Vocabulary) => EntityView | undefined;
}

/** What the fragment `Head` asks of every entity. */
export interface Head extends Reference {
  readonly alternativeNames: readonly string[];
  readonly description: string | null;
  readonly note: string | null;
  readonly confidence: 'HIGH' | 'MEDIUM' | null;
  readonly wikidataId: string | null;
  readonly url: string | null;
  readonly formerSlugs: readonly string[];
  readonly sources: { readonly totalCount: number; readonly nodes: readonly SourceLine[] } | null;
}

export interface SourceLine extends Cited {
  readonly title: string;
  readonly publisher: string;
  readonly sourceDate: string | null;
  readonly sourceDatePrecision: 'DAY' | 'MONTH' | 'YEAR' | null;
  readonly url: string | null;
  readonly sourceKind: 'BACKGROUND' | 'DATASET' | 'PAGE_EXCERPT' | 'SEED';
}

export interface AnswerOfEntity {
  readonly entity: Head | null;
}

interface EntityPageOptions<Answer> extends Omit<EntityPage<Answer>, 'operation'> {
  /** The file of the operation, which has the variable `slug` and a cursor for each list. */
  readonly operation: URL;
}

/** The answer holds the `Head` of the entity at `entity`: the type parameter says so of each operation. */
export function entityPage<Answer extends AnswerOfEntity>(
  options: EntityPageOptions<Answer>,
): EntityPage<AnswerOfEntity> {
  const page: EntityPage<Answer> = { ...options, operation: readOperation(options.operation) };
  return page as unknown as EntityPage<AnswerOfEntity>;
}
