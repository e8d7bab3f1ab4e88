import type { Vocabulary } from '../../api/vocabulary.ts';
import { Cites } from '../../entity/row-line.tsx';
import { SourceList } from '../../entity/source-list.tsx';
import { Citations } from '../../entity/sources.ts';
import { Mark } from '../../parts/mark.tsx';
import { countText } from '../../parts/words.ts';
import type { End } from './end.ts';
import { EndField } from './end-field.tsx';
import { addressOf, avoidable, type Question } from './question.ts';
import type { Ways } from './ways.answer.ts';

export type Way = NonNullable<Ways['paths']>[number];

interface Props {
  readonly question: Question;
  readonly from: End;
  readonly to: End;
  /** `undefined` where an end is missing, `null` where the API refused. */
  readonly ways: readonly Way[] | null | undefined;
  readonly refusal: string | undefined;
  readonly vocabulary: Vocabulary;
}

/** How two things hang together. */
export function PathContent({ question, from, to, ways, refusal, vocabulary }: Props) {
  const citations = citationsIn(ways ?? []);
  const resolved = { ...question, from: from.found?.slug ?? question.from, to: to.found?.slug ?? question.to };
  return (
    <div class="entity">
      <div class="view">
        <h1>How are two things connected?</h1>
        <p class="description">
          Enter two names. The page shows the shortest paths between them, with the sources of each step.
        </p>
        <form class="filters" action="/path">
          <EndField name="from" text={question.from} found={from.found} autofocus={question.from === ''} />
          <EndField
            name="to"
            text={question.to}
            found={to.found}
            autofocus={question.from !== '' && question.to === ''}
          />
          <button type="submit">Show</button>
          <fieldset>
            <legend>Avoid</legend>
            {avoidable.map(({ value, many }) => (
              <label key={value}>
                <input type="checkbox" name="avoid" value={value} checked={question.avoid.includes(value)} />{' '}
                {many.toLowerCase()}
              </label>
            ))}
          </fieldset>
        </form>
        {question.from === '' && question.to === '' && (
          <p class="leads">
            {examples.map(({ from: one, to: other, name }) => (
              <a key={name} href={addressOf({ ...question, from: one, to: other })}>
                {name}
              </a>
            ))}
          </p>
        )}
        <EndLine name="from" text={question.from} end={from} question={resolved} />
        <EndLine name="to" text={question.to} end={to} question={resolved} />
        {ways === null && (
          <p class="failed" role="alert">
            {refusal ?? 'The paths could not be read.'}
          </p>
        )}
        {ways?.length === 0 && (
          <p class="hint">
            No path of six steps or fewer connects them
            {question.avoid.length > 0 && ' when these kinds are avoided'}. Paths do not lead over sources or scores.
          </p>
        )}
        {ways?.map((way, index) => (
          <WayLine
            key={way.nodes.map(({ slug }) => slug).join(' ')}
            way={way}
            number={index + 1}
            citations={citations}
            vocabulary={vocabulary}
          />
        ))}
        {ways?.length === 10 && <p class="hint">These are the first 10 paths; there may be more.</p>}
      </div>
      {ways && ways.length > 0 && <SourceList citations={citations} />}
    </div>
  );
}

const examples = [
  {
    from: 'priority-migrant-smuggling',
    to: 'summit-2025-kananaskis',
    name: 'Migrant smuggling and the Kananaskis Summit',
  },
  { from: 'person-mark-carney', to: 'person-angela-merkel', name: 'Mark Carney and Angela Merkel' },
];

interface EndLineProps {
  readonly name: 'from' | 'to';
  readonly text: string;
  readonly end: End;
  readonly question: Question;
}

/** Which entity a text was taken for, and which others it could mean. */
function EndLine({ name, text, end: { found, others }, question }: EndLineProps) {
  if (text === '') return null;
  const word = name === 'from' ? 'From' : 'To';
  return (
    <p>
      {word}{' '}
      {found ? (
        <>
          <Mark type={found.__typename} /> <a href={`/${found.slug}`}>{found.name}</a>{' '}
          <span class="detail">{found.caption}</span>
        </>
      ) : (
        `“${text}”: nothing was found.`
      )}
      {others.length > 0 && (
        <span class="note">
          {' '}
          Other matches:{' '}
          {others.map(({ slug, name: other }, index) => (
            <>
              {index > 0 && '; '}
              <a key={slug} href={addressOf(question, { [name]: slug })}>
                {other}
              </a>
            </>
          ))}
        </span>
      )}
    </p>
  );
}

/** A way as sentences, one for each step. */
function WayLine({
  way: { nodes, steps },
  number,
  citations,
  vocabulary,
}: {
  readonly way: Way;
  readonly number: number;
  readonly citations: Citations;
  readonly vocabulary: Vocabulary;
}) {
  return (
    <section aria-labelledby={`way-${number}`}>
      <h2 id={`way-${number}`}>
        Path {number}: {countText(steps.length, 'step')}{' '}
        <span class="way-marks">
          {nodes.map(({ slug, __typename }) => (
            <Mark key={slug} type={__typename} />
          ))}
        </span>
      </h2>
      <ul class="rows">
        {steps.map(({ relation, direction, sources }, index) => {
          const from = nodes[index]!;
          const to = nodes[index + 1]!;
          return (
            <li key={`${from.slug} ${to.slug}`}>
              <span class="told">
                <Mark type={from.__typename} /> <a href={`/${from.slug}`}>{from.name}</a>{' '}
                {vocabulary.phraseOf(relation, direction)} <Mark type={to.__typename} />{' '}
                <a href={`/${to.slug}`}>{to.name}</a>
              </span>
              <Cites sources={sources} citations={citations} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function citationsIn(ways: readonly Way[]): Citations {
  const lines = ways.flatMap(({ steps }) => steps.flatMap(({ sources }) => sources));
  return new Citations([...new Map(lines.map((line) => [line.slug, line])).values()]);
}
