import { type Circle, circleName, circlesOn, pointOf, positionOn } from '../../map/circles.ts';
import { type Panel, panels } from '../../map/land.ts';
import { PanelFigure } from '../../map/panel-figure.tsx';
import { MeetingRows } from '../../meetings/meeting-rows.tsx';
import { meetingKinds, type Question } from '../../meetings/question.ts';
import type { ReadMeetings } from '../../meetings/read.ts';
import { YearFields, YearLinks, YearWalk } from '../../meetings/year-filters.tsx';
import { countText } from '../../parts/words.ts';

interface Props {
  readonly question: Question;
  readonly read: ReadMeetings;
  /** The last year for which there is any meeting, or this one. */
  readonly lastYear: number;
}

/** Where the group met. */
export function MapContent({ question, read: { meetings, isPart }, lastYear }: Props) {
  const shown = panels.map((panel) => ({ panel, circles: circlesOn(panel, meetings) }));
  const without = meetings.filter((meeting) => pointOf(meeting) === undefined);
  const elsewhere = meetings.filter(
    (meeting) => pointOf(meeting) !== undefined && !panels.some((panel) => positionOn(panel, meeting)),
  );
  return (
    <div class="view">
      <h1>Where they met</h1>
      <YearLinks path="/map" question={question} />
      <form class="filters" action="/map">
        <YearFields question={question} />
        <span class="field">
          <label for="kind">Kind</label>
          <select id="kind" name="kind">
            <option value="">All meetings</option>
            {meetingKinds.map(({ value, many }) => (
              <option key={value} value={value} selected={value === question.kind}>
                {many}
              </option>
            ))}
          </select>
        </span>
        <button type="submit">Show</button>
      </form>
      <YearWalk path="/map" question={question} lastYear={lastYear} />
      <div id="shown">
        <p class="description" role="status">
          {countText(meetings.length, 'recorded meeting')}
          {yearsText(question)}
          {withoutText(without.length)}
          {isPart && ' Not all could be read: reload the page to try again.'}
        </p>
        <div class="panels">
          {shown.map(({ panel, circles }) => (
            <PanelFigure key={panel.id} panel={panel} circles={circles} />
          ))}
        </div>
        {shown.map(({ panel, circles }) => (
          <CircleList key={panel.id} panel={panel} circles={circles} />
        ))}
        <Further id="elsewhere" title="Elsewhere" meetings={elsewhere} />
        <Further id="without" title="Not on the map" meetings={without} />
      </div>
    </div>
  );
}

function withoutText(count: number): string {
  if (count === 0) return '.';
  return `, of which ${count} ${count === 1 ? 'is' : 'are'} not on the map: the place or its position is not known.`;
}

function yearsText({ from, to }: Question): string {
  if (from === undefined && to === undefined) return '';
  if (from === to) return ` of ${from}`;
  if (from !== undefined && to !== undefined) return ` from ${from} to ${to}`;
  return from === undefined ? ` until ${to}` : ` since ${from}`;
}

function CircleList({ panel: { id, name }, circles }: { readonly panel: Panel; readonly circles: readonly Circle[] }) {
  if (circles.length === 0) return null;
  const count = circles.reduce((sum, { meetings }) => sum + meetings.length, 0);
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {name} <span class="count">{count}</span>
      </h2>
      <div class="circles">
        {circles.map((circle) => (
          <details key={circle.id}>
            <summary>{circleName(circle)}</summary>
            <MeetingRows id={circle.id} meetings={circle.meetings} />
          </details>
        ))}
      </div>
    </section>
  );
}

interface FurtherProps {
  readonly id: string;
  readonly title: string;
  readonly meetings: ReadMeetings['meetings'];
}

function Further({ id, title, meetings }: FurtherProps) {
  if (meetings.length === 0) return null;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title} <span class="count">{meetings.length}</span>
      </h2>
      <MeetingRows meetings={meetings} />
    </section>
  );
}
