import { barsClass } from './bars-class.ts';
import { countText, scoreText } from './words.ts';

interface ScoreYear {
  readonly year: number;
  readonly count: number;
  readonly score: number;
}

const STEP = 14;
const HALF = 40;

/** Mean scores by year around a line at 0. A bar that rests on few scores is narrow: it says less. */
export function ScoreYears({ years }: { readonly years: readonly ScoreYear[] }) {
  const first = years[0]!.year;
  const last = years.at(-1)!.year;
  const width = (last - first + 1) * STEP;
  const sentence = `Mean score by year from ${first} to ${last}, −1 below to +1 above. Narrow bars rest on fewer than 10 scores.`;
  return (
    <figure class={barsClass(width + 60)}>
      <svg
        viewBox={`-38 ${-HALF - 12} ${width + 60} ${2 * HALF + 38}`}
        width={width + 60}
        height={2 * HALF + 38}
        role="img"
        aria-label={sentence}
      >
        <text x="-4" y={-HALF + 8} text-anchor="end">
          +1
        </text>
        <text x="-4" y="4" text-anchor="end">
          0
        </text>
        <text x="-4" y={HALF} text-anchor="end">
          −1
        </text>
        {years.map(({ year, count, score }) => {
          const barWidth = count < 10 ? 4 : STEP - 3;
          return (
            <rect
              key={year}
              class={score < 0 ? 'bar below' : 'bar'}
              x={(year - first) * STEP + (STEP - barWidth) / 2}
              y={score < 0 ? 0 : -score * HALF}
              width={barWidth}
              height={Math.max(Math.abs(score) * HALF, 1)}
            >
              <title>{`${year}: ${scoreText(score)}, ${countText(count, 'score')}`}</title>
            </rect>
          );
        })}
        <path class="axis" d={`M0 0H${width}`} />
        {years
          .filter(({ year }) => year % 5 === 0)
          .map(({ year }) => (
            <text key={year} x={(year - first) * STEP + STEP / 2} y={HALF + 18} text-anchor="middle">
              {year}
            </text>
          ))}
      </svg>
      <figcaption>{sentence}</figcaption>
    </figure>
  );
}
