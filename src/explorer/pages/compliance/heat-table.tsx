import { heatColour, squareSide } from '../../parts/heat.ts';
import { countText, scoreText } from '../../parts/words.ts';
import { addressOf, type Question } from './question.ts';

export interface Cell {
  readonly count: number;
  readonly score: number;
}

export interface Column {
  readonly code: string;
  readonly name: string;
  readonly mean: Cell | undefined;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** What a row of the table is about. */
export interface TableRow {
  /** What the address of a cell says. */
  readonly key: string;
  readonly name: string;
  /** Of a priority, which has a page. */
  readonly slug?: string;
}

interface Props {
  readonly question: Question;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** Mean scores of the members by year or by issue area. A cell leads to the scores behind it; one without scores is empty. */
export function HeatTable({ question, columns, rows }: Props) {
  const bestMean = bestOf(columns.map(({ mean }) => mean));
  const rowTitle = { year: 'Year', area: 'Issue area', priority: 'Priority' }[question.by];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, which needs the focus of a keyboard.
    <section class="wide" tabIndex={0} aria-label="Mean scores">
      <table class="heat" aria-describedby="heat-legend">
        <thead>
          <tr>
            <th scope="col">{rowTitle}</th>
            {columns.map(({ code, name }) => (
              <th key={code} scope="col">
                <a href={`/member-${code.toLowerCase()}`} title={name}>
                  {code}
                  <span class="unseen"> {name}</span>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="mean">
            <th scope="row">All</th>
            {columns.map(({ code, mean }) => (
              <td key={code}>{mean && <Score cell={mean} isBest={mean.score === bestMean} />}</td>
            ))}
          </tr>
          {rows.map((row) => (
            <HeatRow key={row.key} {...{ question, columns, row }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function HeatRow({
  question,
  columns,
  row: { key, name: rowName, slug },
}: Omit<Props, 'rows'> & { readonly row: TableRow }) {
  const best = bestOf(columns.map(({ cells }) => cells.get(key)));
  return (
    <tr>
      <th scope="row">{slug ? <a href={`/${slug}`}>{rowName}</a> : rowName}</th>
      {columns.map(({ code, name, cells }) => {
        const cell = cells.get(key);
        if (cell === undefined) return <td key={code} />;
        const says = `${name}, ${rowName}: ${scoreText(cell.score)}, ${countText(cell.count, 'score')}`;
        return (
          <td key={code}>
            <a
              href={`${addressOf(question, { member: code, at: key, after: undefined })}#cell`}
              aria-label={says}
              title={says}
            >
              <Score cell={cell} isBest={cell.score === best} />
            </a>
          </td>
        );
      })}
    </tr>
  );
}

/** The number, in the colour of text so that it can be read, and beneath it the square that has the colour. */
function Score({ cell: { count, score }, isBest }: { readonly cell: Cell; readonly isBest: boolean }) {
  const side = squareSide(count);
  const text = Math.abs(score) < 0.005 ? '0' : scoreText(score).replace('+', '');
  return (
    <>
      {isBest ? <b>{text}</b> : text}
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <rect
          class="square"
          x={(20 - side) / 2}
          y={(20 - side) / 2}
          width={side}
          height={side}
          fill={heatColour(score)}
        />
      </svg>
      <span class="unseen">from {countText(count, 'score')}</span>
    </>
  );
}

/** The highest of a row that has several. */
function bestOf(row: readonly (Cell | undefined)[]): number | undefined {
  const scores = row.flatMap((cell) => cell?.score ?? []);
  return scores.length > 1 ? Math.max(...scores) : undefined;
}
