import { Mark } from '../../parts/mark.tsx';
import { countText, scoreWord } from '../../parts/words.ts';
import { type Column, HeatLegend, HeatTable, type TableRow } from './heat-table.tsx';
import type { KeptCell } from './kept-cell.answer.ts';
import { addressOf, type Question } from './question.ts';

interface Props {
  readonly question: Question;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** All issue areas, to choose one. */
  readonly areas: readonly string[];
  readonly cell: KeptCell | undefined;
}

/** Who kept what: means of scores, and behind each the scores themselves. */
export function ComplianceContent({ question, columns, rows, areas, cell }: Props) {
  const { by, area } = question;
  const scores = columns.reduce((sum, { mean }) => sum + (mean?.count ?? 0), 0);
  return (
    <div class="view">
      <h1>Who kept what</h1>
      <p class="description">
        The G7 Research Group gives a member +1 where it kept a commitment, 0 where it did so in part, and −1 where it
        did not.
        {` ${countText(scores, 'score')} are recorded${area ? ` on ${area}` : ''}.`} Commitments without scores are not
        counted.
      </p>
      <nav class="kinds" aria-label="Rows">
        <a href={addressOf({ ...nothing, by: 'year' })} aria-current={by === 'year' ? 'true' : undefined}>
          By year
        </a>
        <a href={addressOf({ ...nothing, by: 'area' })} aria-current={by === 'area' ? 'true' : undefined}>
          By issue area
        </a>
        <a href={addressOf({ ...nothing, by: 'priority' })} aria-current={by === 'priority' ? 'true' : undefined}>
          By priority
        </a>
      </nav>
      {by !== 'year' && <p class="hint">{counted[by]}</p>}
      {by === 'year' && (
        <form class="filters" action="/compliance">
          <span class="field">
            <label for="area">Issue area</label>
            <select id="area" name="area">
              <option value="">All</option>
              {areas.map((one) => (
                <option key={one} selected={one === area}>
                  {one}
                </option>
              ))}
            </select>
          </span>
          <button type="submit">Show</button>
        </form>
      )}
      {cell && <CellList question={question} cell={cell} at={rows.find(({ key }) => key === question.at)?.name} />}
      <p class="hint" id="heat-legend">
        Mean score of each member, from −1 (orange) through 0 (white) to +1 (blue). A larger square stands for more
        scores: fewer than 5, 5 to 9, 10 to 19, 20 or more. The highest mean of a row is bold. An empty cell has no
        score.
      </p>
      <HeatLegend />
      {rows.length === 0 ? (
        <p class="hint">No score is recorded for this.</p>
      ) : (
        <HeatTable {...{ question, columns, rows }} />
      )}
    </div>
  );
}

/** Which commitments stand behind a row: the two ways to file them give other numbers for what is called alike. */
const counted = {
  area: 'Issue areas are those of the G7 Research Group. Each scored commitment has exactly one, so each score counts in one row. The priorities of this graph are divided differently: a topic that is in both, such as climate change, has other numbers there.',
  priority:
    'Priorities are those of this graph. Most commitments have one; where a commitment has several, its scores count in each of these rows. The issue areas of the G7 Research Group are divided differently: a topic that is in both, such as climate change, has other numbers there.',
} as const;

const nothing: Question = { by: 'year', area: undefined, member: undefined, at: undefined, after: undefined };

/** The scores behind a cell, each with its commitment. */
function CellList({
  question,
  cell: { member, assessments },
  at = question.at,
}: {
  readonly question: Question;
  readonly cell: KeptCell;
  /** What the row is called. */
  readonly at: string | undefined;
}) {
  const { by, area, after } = question;
  const next = assessments?.pageInfo.hasNextPage ? assessments.pageInfo.endCursor : null;
  return (
    <section id="cell" aria-labelledby="cell-title">
      <h2 id="cell-title">
        {member?.name ?? 'This member'}, {at}
        {area && `, ${area}`} <span class="count">{assessments?.totalCount ?? 0}</span>
      </h2>
      {by !== 'year' && <p class="hint">The scored commitments of this {by === 'area' ? 'issue area' : by}.</p>}
      {assessments === null && (
        <p class="failed" role="alert">
          These scores could not be read. <a href={addressOf(question, { after: undefined })}>Try again</a>
        </p>
      )}
      <ul class="rows">
        {assessments?.nodes.map(({ score, commitment }) => (
          <li key={commitment?.slug}>
            <span class="lead">{scoreWord(score)}</span>
            <span class="told">
              {commitment && (
                <>
                  <Mark type="Commitment" /> <a href={`/${commitment.slug}`}>{commitment.name}</a>{' '}
                  <span class="detail">{commitment.caption}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p class="paging">
        {(next || after) && (
          <span class="shown">{`${assessments?.nodes.length ?? 0} of ${assessments?.totalCount ?? 0}`}</span>
        )}
        {next && (
          <a class="more" href={`${addressOf(question, { after: next })}#cell`}>
            Show more
          </a>
        )}
        <a href={addressOf(question, { member: undefined, at: undefined, after: undefined })}>Close</a>
      </p>
    </section>
  );
}
