import { addressOf, firstYear, type Question } from './question.ts';

interface Props {
  readonly path: string;
  readonly question: Question;
}

/** Ways to a stretch of years, each one press away. */
export function YearLinks({ path, question }: Props) {
  const decades = [1970, 1980, 1990, 2000, 2010, 2020].map((year) => ({
    name: `${year}s`,
    from: year,
    to: year + 9,
  }));
  const stretches = [
    { name: 'All years', from: undefined, to: undefined },
    ...decades,
    { name: 'Since 2015', from: 2015, to: undefined },
  ];
  return (
    <nav class="kinds" aria-label="Years">
      {stretches.map(({ name, from, to }) => (
        <a
          key={name}
          href={addressOf(path, question, { from, to })}
          aria-current={question.from === from && question.to === to ? 'true' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

interface WalkProps extends Props {
  readonly lastYear: number;
}

/** A slider through the years, one at a time: by mouse, by finger and by the arrow keys. */
export function YearWalk({ path, question: { from, to, kind }, lastYear }: WalkProps) {
  const year = from !== undefined && from === to ? from : undefined;
  return (
    <form class="filters walk" action={path}>
      {kind && <input type="hidden" name="kind" value={kind} />}
      <label for="year">Year by year</label>
      <input id="year" name="year" type="range" min={firstYear} max={lastYear} value={year ?? firstYear} />
      <output for="year">{year ?? 'all'}</output>
      <button type="submit">Show</button>
    </form>
  );
}

/** The years as fields of a form. */
export function YearFields({ question: { from, to } }: Pick<Props, 'question'>) {
  return (
    <>
      <span class="field">
        <label for="from">From</label>
        <input id="from" name="from" type="number" min="1973" max="2099" value={from} />
      </span>
      <span class="field">
        <label for="to">To</label>
        <input id="to" name="to" type="number" min="1973" max="2099" value={to} />
      </span>
    </>
  );
}
