import type { Ask } from './ask.ts';
import { readOperation } from './operation.ts';
import type { Vocabulary as Answer, VocabularyVariables } from './vocabulary.answer.ts';

const vocabularyOperation = readOperation<Answer, VocabularyVariables>(
  new URL('./vocabulary.graphql', import.meta.url),
);

type Dataset = NonNullable<Answer['dataset']>;

export type Relation = Dataset['relations'][number]['relation'];
export type Direction = 'OUTGOING' | 'INCOMING';
export type ParticipationRole = Dataset['participationRoles'][number]['role'];

/** What pages call relations, roles and portfolios: the words of the API, which are the same for every client. */
export class Vocabulary {
  readonly #phrases: ReadonlyMap<string, Readonly<Record<Direction, string>>>;
  readonly #roles: ReadonlyMap<string, string>;
  readonly #portfolios: ReadonlyMap<string, string>;

  constructor({ relations, participationRoles, portfolios }: Dataset) {
    this.#phrases = new Map(
      relations.map(({ relation, phrase, inversePhrase }) => [relation, { OUTGOING: phrase, INCOMING: inversePhrase }]),
    );
    this.#roles = new Map(participationRoles.map(({ role, title }) => [role, title]));
    this.#portfolios = new Map(portfolios.map(({ portfolio, title }) => [portfolio, title]));
  }

  isRelation(text: string): text is Relation {
    return this.#phrases.has(text);
  }

  /** What is said between the name of one end and that of the other, such as "was hosted by". */
  phraseOf(relation: Relation, direction: Direction): string {
    return this.#phrases.get(relation)![direction];
  }

  /** What somebody in a role is called, as it stands in a sentence. */
  titleOfRole(role: ParticipationRole): string {
    return this.#roles.get(role)!;
  }

  /** What a portfolio is called, as a heading; one that the API has no words for stays as it is. */
  titleOfPortfolio(portfolio: string): string {
    return this.#portfolios.get(portfolio) ?? portfolio;
  }
}

export async function readVocabulary(ask: Ask): Promise<Vocabulary> {
  const { data } = await ask(vocabularyOperation, {});
  if (data.dataset === null) throw new Error('The API told no words: its graph holds no facts.');
  return new Vocabulary(data.dataset);
}
