import { heatColour, squareSide } from '../../parts/heat.ts';
import { countText, scoreText } from '../../parts/words.ts';
import { cellAddresses, type Question } from './question.ts';

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
  const cellAddress = cellAddresses(question);
  const rowTitle = { year: 'Year', area: 'Issue area', priority: 'Priority' }[question.by];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, which needs the focus of a keyboard.
    <section class="wide" tabIndex={0} aria-label="Mean scores">
      <table class={question.by === 'year' ? 'heat' : 'heat topics'} aria-describedby="heat-legend">
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
              <td key={code}>
                {mean && (
                  <span class="score">
                    {scoreOf(mean, scoreText(mean.score), mean.score === bestMean)}
                    <span class="unseen">from {countText(mean.count, 'score')}</span>
                  </span>
                )}
              </td>
            ))}
          </tr>
          {rows.map((row) => (
            <HeatRow key={row.key} {...{ columns, row, cellAddress }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function HeatRow({
  columns,
  row: { key, name: rowName, slug },
  cellAddress,
}: Pick<Props, 'columns'> & { readonly row: TableRow; readonly cellAddress: ReturnType<typeof cellAddresses> }) {
  const best = bestOf(columns.map(({ cells }) => cells.get(key)));
  return (
    <tr>
      <th scope="row">{slug ? <a href={`/${slug}`}>{rowName}</a> : rowName}</th>
      {columns.map(({ code, name, cells }) => {
        const cell = cells.get(key);
        if (cell === undefined) return <td key={code} />;
        const text = scoreText(cell.score);
        const says = `${name}, ${rowName}: ${text}, ${countText(cell.count, 'score')}`;
        return (
          <td key={code}>
            <a href={cellAddress(code, key)} aria-label={says}>
              {scoreOf(cell, text, cell.score === best)}
            </a>
          </td>
        );
      })}
    </tr>
  );
}

/** The number, in the colour of text so that it can be read, and beside it the square that has the colour. */
function scoreOf({ count, score }: Cell, text: string, isBest: boolean) {
  const short = text === '0.00' ? '0' : text.replace('+', '');
  return (
    <>
      {isBest ? <b>{short}</b> : short}
      {squareOf(squareSide(count), score)}
    </>
  );
}

function squareOf(side: number, score: number) {
  const at = (20 - side) / 2;
  return (
    <svg width="20" height="20" fill={heatColour(score)} aria-hidden="true">
      <path d={`M${at} ${at}h${side}v${side}h-${side}z`} />
    </svg>
  );
}

/** What colours and sizes mean, for those who see them; the sentence above it says the same. */
export function HeatLegend() {
  return (
    <p class="legend" aria-hidden="true">
      <span>
        −1
        {[-1, -0.5, 0, 0.5, 1].map((score) => squareOf(18, score))}
        +1
      </span>
      {counts.map(([count, name]) => (
        <span key={name}>
          {squareOf(squareSide(count), 0.6)} {name}
        </span>
      ))}
    </p>
  );
}

const counts = [
  [1, '1 to 4 scores'],
  [5, '5 to 9'],
  [10, '10 to 19'],
  [20, '20 or more'],
] as const;

/** The highest of a row that has several. */
function bestOf(row: readonly (Cell | undefined)[]): number | undefined {
  const scores = row.flatMap((cell) => cell?.score ?? []);
  return scores.length > 1 ? Math.max(...scores) : undefined;
}
