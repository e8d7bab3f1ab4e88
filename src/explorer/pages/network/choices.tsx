import type { Vocabulary } from '../../api/vocabulary.ts';
import type { Surroundings } from '../../network/network.ts';
import { addressOf, type Question, shares } from '../../network/question.ts';
import { countText } from '../../parts/words.ts';
import { Asked } from './asked.tsx';

interface Props {
  readonly question: Question;
  readonly first: Surroundings;
  readonly vocabulary: Vocabulary;
}

/** Only some relations, only some years, what is hidden, and what was moved. */
export function Choices({ question, first: { branches }, vocabulary }: Props) {
  const { relations, hide, since, until, pin } = question;
  return (
    <>
      <form class="filters" action="/network">
        <Asked question={question} without={['relations', 'since', 'until', 'each']} />
        <span class="field">
          <label for="relations">Relation</label>
          <select id="relations" name="relations">
            <option value="">All relations</option>
            {[...new Set([...branches.map(({ relation }) => relation), ...relations])].map((relation) => (
              <option key={relation} value={relation} selected={relations.includes(relation)}>
                {vocabulary.phraseOf(relation, 'OUTGOING')}
              </option>
            ))}
          </select>
        </span>
        <span class="field">
          <label for="each">For each relation</label>
          <select id="each" name="each">
            {shares.map((share) => (
              <option key={share} value={share} selected={share === question.each}>
                {share} entities
              </option>
            ))}
          </select>
        </span>
        <span class="field">
          <label for="since">Since</label>
          <input id="since" name="since" type="number" min="1973" max="2099" value={since} />
        </span>
        <span class="field">
          <label for="until">Until</label>
          <input id="until" name="until" type="number" min="1973" max="2099" value={until} />
        </span>
        <button type="submit">Show</button>
      </form>
      {(since !== undefined || until !== undefined) && (
        <p class="hint">
          Entities of other years are neither drawn nor counted; those without a year stay.{' '}
          <a href={addressOf({ ...question, since: undefined, until: undefined })}>All years</a>
        </p>
      )}
      {hide.length > 0 && (
        <p class="hint">
          {countText(hide.length, 'entity is', 'entities are')} hidden and counted with those that are not drawn.{' '}
          <a href={addressOf({ ...question, hide: [] })}>Show all again</a>
        </p>
      )}
      {pin.size > 0 && (
        <p class="hint">
          {countText(pin.size, 'mark stands', 'marks stand')} where you put {pin.size === 1 ? 'it' : 'them'}.{' '}
          <a href={addressOf({ ...question, pin: new Map() })}>Tidy up</a>
        </p>
      )}
    </>
  );
}
