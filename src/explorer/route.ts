import type { Ask } from './api/ask.ts';
import type { Vocabulary } from './api/vocabulary.ts';
import type { Answer } from './http/respond.ts';
import type { VisitedSite } from './render.tsx';
import type { Steps } from './steps.ts';

/** What a route is given to answer a page. */
export interface Visit {
  readonly url: URL;
  readonly ask: Ask;
  readonly site: VisitedSite;
  readonly vocabulary: Vocabulary;
  /** Does what takes long, with turns for everybody else in between. */
  readonly inTurns: <Result>(steps: Steps<Result>) => Promise<Result>;
}

export type Route = (visit: Visit) => Promise<Answer>;
