import type { Meeting } from '../meetings/read.ts';
import { datesText } from '../parts/dates.ts';
import { shapes } from '../parts/mark.tsx';
import { countText } from '../parts/words.ts';
import type { TimeRow } from './rows.ts';

const NAMES = 190;
const ROW = 24;
const TOP = 46;
const WIDTH = 1200;

interface Props {
  readonly rows: readonly TimeRow[];
  readonly from: number;
  readonly to: number;
}

/** A mark for each meeting: from left to right the days, from top to bottom the sorts of meetings. */
export function TimeFigure({ rows, from, to }: Props) {
  const height = TOP + rows.length * ROW + 6;
  const year = (WIDTH - NAMES - 12) / (to - from + 1);
  const place = (at: number) => NAMES + (at - from) * year;
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const step = years.length > 15 ? 5 : 1;
  const count = rows.reduce((sum, { meetings }) => sum + meetings.length, 0);
  const says = `${countText(count, 'recorded meeting')} from ${from} to ${to}, in ${countText(rows.length, 'row')}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, which needs the focus of a keyboard.
    <section class="wide newest" tabIndex={0} aria-label="Meetings over time">
      <div>
        <ol class="row-names" aria-hidden="true">
          {['Presidency', ...rows.map(({ name, meetings }) => `${name} (${meetings.length})`)].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          class="marks timeline"
          aria-labelledby="timeline-title"
          data-left={NAMES}
          data-year={year.toFixed(3)}
          data-from={from}
        >
          <title id="timeline-title">{says}</title>
          <Presidencies rows={rows} place={place} year={year} />
          {years
            .filter((one) => one % step === 0)
            .map((one) => (
              <g key={one}>
                <path class="grid" d={`M${place(one).toFixed(1)} ${TOP - 8}V${height}`} />
                <text x={place(one).toFixed(1)} y="12">
                  {one}
                </text>
              </g>
            ))}
          {rows.map(({ name, meetings }, index) => {
            const y = TOP + index * ROW + ROW / 2;
            return (
              <g key={name}>
                <path class="grid" d={`M${NAMES} ${y}H${WIDTH}`} />
                <text class="row-name" x={NAMES - 10} y={y + 4} text-anchor="end">
                  {name} ({meetings.length})
                </text>
                {meetings.map((meeting) => (
                  <MeetingMark key={meeting.slug} meeting={meeting} x={place(momentOf(meeting))} y={y} />
                ))}
              </g>
            );
          })}
        </svg>
      </div>
    </section>
  );
}

function MeetingMark({ meeting, x, y }: { readonly meeting: Meeting; readonly x: number; readonly y: number }) {
  const { slug, name, startDate, endDate, datePrecision } = meeting;
  const text = `${name}, ${datesText(startDate, endDate, datePrecision)}`;
  return (
    <a href={`/${slug}`} aria-label={text}>
      <title>{text}</title>
      <path class="spot" transform={`translate(${x.toFixed(1)} ${y})`} d={shapes.meeting} />
    </a>
  );
}

interface BandProps extends Pick<Props, 'rows'> {
  readonly place: (at: number) => number;
  readonly year: number;
}

/** Who presided, year by year. */
function Presidencies({ rows, place, year }: BandProps) {
  const byYear = new Map<number, string>();
  for (const { presidency } of rows.flatMap(({ meetings }) => meetings)) {
    if (presidency?.member) byYear.set(presidency.year, presidency.member.code);
  }
  return (
    <>
      <text class="row-name" x={NAMES - 10} y="32" text-anchor="end">
        Presidency
      </text>
      {[...byYear].map(([at, code]) => (
        <text key={at} class="presidency" x={(place(at) + year / 2).toFixed(1)} y="32" text-anchor="middle">
          {code}
        </text>
      ))}
    </>
  );
}

/** A day as a number of years; a day that is not known counts as the middle of what is. */
function momentOf({ startDate, datePrecision }: Meeting): number {
  const [year = 0, month = 1, day = 1] = startDate.split('-').map(Number);
  if (datePrecision === 'YEAR') return year + 0.5;
  return year + (month - 1 + (datePrecision === 'MONTH' ? 0.5 : (day - 1) / 31)) / 12;
}
