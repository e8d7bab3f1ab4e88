import type { Vocabulary } from '../../api/vocabulary.ts';
import { idOf } from '../../network/leads.ts';
import type { Branch, Surroundings } from '../../network/network.ts';
import { addressOf, MOST_OPENED, networkOf, type Question } from '../../network/question.ts';
import { Mark } from '../../parts/mark.tsx';
import { sentenceCase } from '../../parts/words.ts';

interface SentencesProps {
  readonly surroundings: Surroundings;
  readonly question: Question;
  readonly opened: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
}

/** The same as sentences, relation by relation. */
export function Sentences({ surroundings: { center, branches }, question, opened, vocabulary }: SentencesProps) {
  const isFirst = center.slug === question.from;
  const closed = addressOf({ ...question, open: question.open.filter((slug) => slug !== center.slug) });
  return (
    <section aria-labelledby={`links-${center.slug}`}>
      <h2 id={`links-${center.slug}`}>
        <Mark type={center.__typename} /> {center.name}
      </h2>
      <p>
        <a href={`/${center.slug}`}>Go to its page</a> {!isFirst && <a href={closed}>Close</a>}{' '}
        {!isFirst && <a href={addressOf(networkOf(center.slug))}>Start here</a>}
      </p>
      {branches.map((branch) => (
        <section
          key={`${branch.relation} ${branch.direction}`}
          id={idOf(center.slug, branch.relation, branch.direction)}
          class="branch"
        >
          <h3>
            {sentenceCase(vocabulary.phraseOf(branch.relation, branch.direction))}{' '}
            <span class="count">
              {branch.links} of {branch.count}
            </span>
          </h3>
          <ul class="rows">
            {branch.drawn.map(({ slug, __typename, name, caption }) => (
              <li key={slug} data-slug={slug}>
                <span class="told">
                  <Mark type={__typename} /> <a href={`/${slug}`}>{name}</a> <span class="detail">{caption}</span>
                </span>
                {!opened.has(slug) && opened.size <= MOST_OPENED && (
                  <button type="submit" name="open" value={slug} aria-label={`Open ${name}`}>
                    Open
                  </button>
                )}
                {slug !== question.from && (
                  <button type="submit" name="hide" value={slug} aria-label={`Hide ${name}`}>
                    Hide
                  </button>
                )}
              </li>
            ))}
          </ul>
          {branch.count > branch.links && (
            <p class="paging">
              <a href={listOf(center.slug, branch, question)}>
                Choose from all {branch.count}
                <span class="unseen">
                  {' '}
                  that {center.name} {vocabulary.phraseOf(branch.relation, branch.direction)}
                </span>
              </a>
            </p>
          )}
        </section>
      ))}
    </section>
  );
}

/** The list of all that a relation joins an entity to, from which more can be drawn. */
const listOf = (of: string, { relation, direction }: Branch, question: Question): string =>
  `/neighbors?${new URLSearchParams({ of, relation, direction, network: addressOf(question).split('?')[1]! })}`;
