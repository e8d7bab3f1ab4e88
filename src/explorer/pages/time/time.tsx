import type { Vocabulary } from '../../api/vocabulary.ts';
import { MeetingRows } from '../../meetings/meeting-rows.tsx';
import { firstYear, type Question } from '../../meetings/question.ts';
import type { Meeting, ReadMeetings } from '../../meetings/read.ts';
import { YearFields, YearLinks } from '../../meetings/year-filters.tsx';
import { countText } from '../../parts/words.ts';
import { timeRows } from '../../time/rows.ts';
import { TimeFigure } from '../../time/time-figure.tsx';
import type { Choices } from './choices.answer.ts';

interface Props {
  readonly question: Question;
  readonly read: ReadMeetings;
  readonly choices: Choices;
  readonly vocabulary: Vocabulary;
}

/** When the group met, and on what. */
export function TimeContent({ question, read: { meetings, isPart }, choices, vocabulary }: Props) {
  const years = meetings.map(({ startDate }) => Number(startDate.slice(0, 4)));
  // What is drawn begins with the first meeting there is, however early the address does.
  const from = Math.max(question.from ?? firstYear, Math.min(firstYear, ...years));
  const to = Math.max(from, Math.min(question.to ?? Number.POSITIVE_INFINITY, Math.max(...years)));
  return (
    <div class="view">
      <h1>When they met</h1>
      <p class="description">
        {countText(meetings.length, 'recorded meeting')}. A gap means that no meeting is recorded, not that none was
        held.
        {isPart && ' Not all could be read: reload the page to try again.'}
      </p>
      <YearLinks path="/time" question={question} />
      <Filters question={question} choices={choices} />
      {meetings.length === 0 ? (
        <p class="hint">No meeting is recorded for this.</p>
      ) : (
        <TimeFigure rows={timeRows(meetings, vocabulary)} from={from} to={to} />
      )}
      <YearLists meetings={meetings} />
    </div>
  );
}

function Filters({ question, choices: { members, priorities } }: Pick<Props, 'question' | 'choices'>) {
  return (
    <form class="filters" action="/time">
      <YearFields question={question} />
      <span class="field">
        <label for="member">Presidency of</label>
        <select id="member" name="member">
          <option value="">Any member</option>
          {members?.nodes.map(({ code, name }) => (
            <option key={code} value={code} selected={code === question.member}>
              {name}
            </option>
          ))}
        </select>
      </span>
      <span class="field">
        <label for="priority">Topic</label>
        <select id="priority" name="priority">
          <option value="">Any topic</option>
          {priorities?.nodes.map(({ slug, name }) => (
            <option key={slug} value={slug} selected={slug === question.priority}>
              {name}
            </option>
          ))}
        </select>
      </span>
      <button type="submit">Show</button>
    </form>
  );
}

/** The same as lists, the latest year first. */
function YearLists({ meetings }: { readonly meetings: readonly Meeting[] }) {
  const byYear = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const year = meeting.startDate.slice(0, 4);
    byYear.set(year, [...(byYear.get(year) ?? []), meeting]);
  }
  return (
    <>
      {[...byYear].reverse().map(([year, all]) => (
        <section key={year} aria-labelledby={`in-${year}`}>
          <h2 id={`in-${year}`}>
            {year} <span class="count">{all.length}</span>
          </h2>
          <MeetingRows meetings={all.toReversed()} />
        </section>
      ))}
    </>
  );
}
