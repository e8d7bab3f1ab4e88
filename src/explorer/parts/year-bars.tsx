import { barsClass } from './bars-class.ts';

interface YearCount {
  readonly year: number;
  readonly count: number;
}

const STEP = 12;
const HEIGHT = 60;

/** A bar for each year from the first to the last that has any, so that a gap is seen as one. */
export function YearBars({ counts, what }: { readonly counts: readonly YearCount[]; readonly what: string }) {
  const years = counts.map(({ year }) => year);
  const first = Math.min(...years);
  const last = Math.max(...years);
  const most = Math.max(...counts.map(({ count }) => count));
  const width = (last - first + 1) * STEP;
  const labels = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => year % 5 === 0);
  const sentence = `Recorded ${what}, year by year from ${first} to ${last}; at most ${most} a year.`;
  return (
    <figure class={barsClass(width + 28)}>
      <svg
        viewBox={`-14 -4 ${width + 28} ${HEIGHT + 24}`}
        width={width + 28}
        height={HEIGHT + 24}
        role="img"
        aria-label={sentence}
      >
        {counts.map(({ year, count }) => {
          const height = (count / most) * HEIGHT;
          return (
            <rect
              key={year}
              class="bar"
              x={(year - first) * STEP + 1}
              y={HEIGHT - height}
              width={STEP - 2}
              height={height}
            >
              <title>{`${year}: ${count}`}</title>
            </rect>
          );
        })}
        <path class="axis" d={`M0 ${HEIGHT + 0.5}H${width}`} />
        {labels.map((year) => (
          <text key={year} x={(year - first) * STEP + STEP / 2} y={HEIGHT + 16} text-anchor="middle">
            {year}
          </text>
        ))}
      </svg>
      <figcaption>{sentence}</figcaption>
    </figure>
  );
}
