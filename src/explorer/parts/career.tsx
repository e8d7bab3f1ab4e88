import { termText } from './dates.ts';

type Term = Parameters<typeof termText>[0];

interface Props {
  readonly offices: readonly { readonly name: string; readonly terms: readonly Term[] }[];
  readonly meetings: readonly { readonly name: string; readonly startDate: string }[];
}

const WIDTH = 460;
const ROW = 30;
const MARK = 7;

/** So many offices are drawn; the list beneath has all. */
const MOST = 8;

/** The offices of somebody over the years, a line for each, and on it the meetings that fell into a term. */
export function Career({ offices, meetings }: Props) {
  const rows = offices
    .map(({ name, terms }) => ({ name, terms: terms.flatMap(spanOf) }))
    .filter(({ terms }) => terms.length > 0)
    .slice(0, MOST);
  const moments = meetings.map(({ name, startDate }) => ({ name, at: momentOf(startDate) }));
  const ends = [
    ...rows.flatMap(({ terms }) => terms.flatMap(({ from, to }) => [from, to])),
    ...moments.map(({ at }) => at),
  ];
  if (rows.length === 0 || moments.length === 0) return null;
  const first = Math.floor(Math.min(...ends));
  const last = Math.floor(Math.max(...ends)) + 1;
  const place = (at: number) => ((at - first) / Math.max(last - first, 1)) * WIDTH;
  const rest = moments.filter(({ at }) => !rows.some(({ terms }) => terms.some(holds(at))));
  const lines = [
    ...rows.map(({ name, terms }) => ({
      name,
      terms,
      marks: moments.filter(({ at }) => terms.some(holds(at))),
    })),
    ...(rest.length > 0 ? [{ name: 'Meetings outside these terms', terms: [], marks: rest }] : []),
  ];
  const height = lines.length * ROW;
  const step = last - first > 20 ? 10 : last - first > 8 ? 5 : 1;
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (year) => year % step === 0,
  );
  const sentence = `Offices from ${first} to ${last - 1}, and ${moments.length} recorded meetings, each on the line of the office that was held then.`;
  return (
    <figure class="bars">
      <svg
        viewBox={`-14 -4 ${WIDTH + 28} ${height + 22}`}
        width={WIDTH + 28}
        height={height + 22}
        class="career"
        role="img"
        aria-label={sentence}
      >
        {lines.map(({ name, terms, marks }, index) => {
          const y = index * ROW;
          return (
            <g key={index}>
              <text x="0" y={y + 11}>
                {name}
              </text>
              {terms.map(({ from, to, words }) => (
                <rect
                  key={from}
                  class="term"
                  x={place(from).toFixed(1)}
                  y={y + 15}
                  width={Math.max(place(to) - place(from), 2).toFixed(1)}
                  height="11"
                >
                  <title>{`${name}: ${words}`}</title>
                </rect>
              ))}
              {marks.map(({ name: meeting, at }) => (
                <rect
                  key={meeting}
                  class="meeting"
                  x={(place(at) - MARK / 2).toFixed(1)}
                  y={y + 17}
                  width={MARK}
                  height={MARK}
                >
                  <title>{meeting}</title>
                </rect>
              ))}
            </g>
          );
        })}
        {years.map((year) => (
          <text key={year} x={place(year).toFixed(1)} y={height + 14} text-anchor={anchorAt(place(year))}>
            {year}
          </text>
        ))}
      </svg>
      <figcaption>{sentence}</figcaption>
    </figure>
  );
}

/** What stands near an end begins or ends there, so that nothing of it is cut off. */
const anchorAt = (x: number): 'start' | 'middle' | 'end' => (x < 20 ? 'start' : x > WIDTH - 20 ? 'end' : 'middle');

interface Span {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** A term of which no end is known is drawn as far as it is known; one that goes on, to this day. */
function spanOf(term: Term): readonly Span[] {
  const end = term.endDate ?? term.lastKnownDate;
  if (term.startDate === null) return [];
  const to = momentOf(end ?? new Date().toISOString().slice(0, 10));
  return [{ from: momentOf(term.startDate), to, words: termText(term) }];
}

const holds =
  (at: number) =>
  ({ from, to }: Span): boolean =>
    at >= from && at <= to;

function momentOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return year + (month - 1 + (day - 1) / 31) / 12;
}
