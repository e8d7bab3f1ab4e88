import { RowLine } from '../../entity/row-line.tsx';
import { SourceList } from '../../entity/source-list.tsx';
import type { Citations } from '../../entity/sources.ts';
import { Mark } from '../../parts/mark.tsx';
import { countText } from '../../parts/words.ts';
import type { MetAt } from './met-at.answer.ts';
import { MetTable } from './met-table.tsx';
import { addressOf, type Question } from './question.ts';
import type { Attendee } from './together.ts';

/** The summits of an open cell, with the sources that say so. */
export interface OpenCell {
  readonly meetings: NonNullable<MetAt['events']>['nodes'];
  readonly citations: Citations;
}

interface Props {
  readonly question: Question;
  /** The names of which no person was found. */
  readonly unknown: readonly string[];
  /** How many summits were held. */
  readonly summits: number;
  /** How many people are recorded as having attended one. */
  readonly attendees: number;
  readonly most: readonly Attendee[];
  readonly who:
    | {
        readonly attendee: Attendee;
        readonly met: readonly { readonly other: Attendee; readonly count: number }[];
        readonly all: number;
      }
    | undefined;
  readonly nameOf: (slug: string) => string | undefined;
  readonly cell: OpenCell | undefined;
  readonly isPart: boolean;
}

/** Who was at the same summits. */
export function MetContent(props: Props) {
  const { question, unknown, summits, attendees, most, who, nameOf, cell, isPart } = props;
  return (
    <div class="view">
      <h1>{who ? `Whom ${who.attendee.person.name} met` : 'Who met whom'}</h1>
      <p class="description">
        {who
          ? `${who.attendee.person.name} is recorded at ${countText(who.attendee.summits.size, 'summit')}, with ${countText(who.all, 'other person', 'other people')}.`
          : `The ${most.length} people, of ${attendees}, who attended most of the ${summits} summits that were held. Each number counts the summits at which two of them are both recorded.`}{' '}
        This does not say that they spoke with each other. People who were only invited or did not come are not counted.
        {isPart && ' Not all could be read: reload the page to try again.'}
      </p>
      {unknown.map((name) => (
        <p key={name} class="hint">
          “{name}”: no person was found.
        </p>
      ))}
      {cell && <Cell question={question} cell={cell} nameOf={nameOf} />}
      {cell && <h2>{who ? `Others whom ${who.attendee.person.name} met` : 'All who attended most summits'}</h2>}
      {who ? <OwnList question={question} who={who} /> : <MetTable question={question} most={most} />}
    </div>
  );
}

/** Those whom one person met most often, as bars. */
function OwnList({
  question,
  who: { attendee, met, all },
}: {
  readonly question: Question;
  readonly who: NonNullable<Props['who']>;
}) {
  const largest = met[0]?.count ?? 1;
  return (
    <>
      <p class="leads">
        <a href={`/${attendee.person.slug}`}>All that is known of {attendee.person.name}</a>{' '}
        <a href="/met">Those who attended most summits</a>
      </p>
      <ol class="rows met-most">
        {met.map(({ other: { person }, count }) => (
          <li key={person.slug}>
            <span class="told">
              <Mark type="Person" />{' '}
              <a href={addressOf({ who: person.slug, and: undefined, of: undefined })}>{person.name}</a>{' '}
              <span class="detail">{person.caption}</span>
            </span>
            <svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect class="bar" width={Math.round((100 * count) / largest)} height="8" />
            </svg>
            <a class="times" href={`${addressOf(question, { and: person.slug })}#cell`}>
              {countText(count, 'summit')}
              <span class="unseen"> with {person.name}</span>
            </a>
          </li>
        ))}
      </ol>
      <p class="hint">
        {met.length} of {all}.
      </p>
    </>
  );
}

/** The summits behind a number. */
function Cell({
  question,
  cell: { meetings, citations },
  nameOf,
}: Pick<Props, 'question' | 'nameOf'> & { readonly cell: OpenCell }) {
  const { of, who, and } = question;
  const one = of ?? who ?? '';
  return (
    <div class="entity">
      <section id="cell" aria-labelledby="cell-title" class="known">
        <h2 id="cell-title">
          {nameOf(one) ?? one} and {nameOf(and!) ?? and} <span class="count">{meetings.length}</span>
        </h2>
        <p class="leads">
          <a href={`/path?from=${one}&to=${and}`}>All paths between the two</a>{' '}
          <a href={addressOf(question, { and: undefined, of: undefined })}>Close</a>
        </p>
        {meetings.length === 0 && <p class="hint">No summit is recorded at which both were.</p>}
        <ul class="rows">
          {meetings.map((meeting) => (
            <li key={meeting.slug}>
              <RowLine
                row={{
                  lead: String(meeting.year),
                  entity: meeting,
                  detail: '',
                  sources: (meeting.participants?.edges ?? []).flatMap(({ roles }) =>
                    roles.flatMap(({ sources }) => sources),
                  ),
                }}
                citations={citations}
              />
            </li>
          ))}
        </ul>
      </section>
      <SourceList citations={citations} />
    </div>
  );
}
