import type { Ask } from './api/ask.ts';
import type { Vocabulary } from './api/vocabulary.ts';
import type { Answer } from './http/respond.ts';
import type { AddressWith } from './parameters.ts';
import type { VisitedSite } from './render.tsx';
import type { Steps } from './steps.ts';

/** What a route is given to answer a page. */
export interface Visit {
  readonly ask: Ask;
  readonly site: VisitedSite;
  readonly vocabulary: Vocabulary;
  /** Does what takes long, with turns for everybody else in between. */
  readonly inTurns: <Result>(steps: Steps<Result>) => Promise<Result>;
}

interface RouteOptions<Name extends string, Question> {
  /** The names of all parameters that count. */
  readonly parameters: readonly Name[];
  readonly read: (address: AddressWith<NoInfer<Name>>) => Question;
  /** The page that answers a question: it learns nothing else of the parameters, so the same question has the same page. */
  readonly answer: (question: Question, visit: Visit) => Promise<Answer>;
}

/** What answers the addresses of a path, or of all entities. */
export interface Route {
  readonly parameters: readonly string[];
  /** What an address asks. */
  readonly read: (address: AddressWith<string>) => unknown;
  readonly answer: (visit: Visit) => Promise<Answer>;
}

export function routeOf<const Name extends string, Question>({
  parameters,
  read,
  answer,
}: RouteOptions<Name, Question>): Route {
  return { parameters, read, answer: (visit) => answer(read(visit.site.address), visit) };
}
