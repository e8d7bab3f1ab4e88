import type { Answered } from '../../api/ask.ts';
import { readOperation } from '../../api/operation.ts';
import type { Answer } from '../../http/respond.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import type { Visit } from '../../route.ts';
import { ComplianceContent } from './compliance.tsx';
import type { Cell, Column } from './heat-table.tsx';
import type { KeptByArea, KeptByAreaVariables } from './kept-by-area.answer.ts';
import type { KeptByYear, KeptByYearVariables } from './kept-by-year.answer.ts';
import type { KeptCell, KeptCellVariables } from './kept-cell.answer.ts';
import { type Question, readQuestion } from './question.ts';

export const keptByYear = readOperation<KeptByYear, KeptByYearVariables>(
  new URL('./kept-by-year.graphql', import.meta.url),
);
export const keptByArea = readOperation<KeptByArea, KeptByAreaVariables>(
  new URL('./kept-by-area.graphql', import.meta.url),
);
const keptCell = readOperation<KeptCell, KeptCellVariables>(new URL('./kept-cell.graphql', import.meta.url));

/** The page about compliance: a table of means, and the scores of the cell that is open. */
export async function complianceRoute({ url, ask, site }: Visit): Promise<Answer> {
  const question = readQuestion(url);
  const { by, area } = question;
  const byArea = await ask(keptByArea, {});
  const table: Answered<KeptByYear> = by === 'area' ? byArea : await ask(keptByYear, area ? { area } : {});
  const cellVariables = variablesOf(question);
  const cell = cellVariables && (await ask(keptCell, cellVariables)).data;
  const columns = columnsOf(table.data);
  const html = renderPage(site, {
    title: 'Who kept what',
    description: 'How the members of the Group of Seven kept their commitments, by year and by issue area.',
    query: by === 'area' ? playgroundLink(keptByArea, {}) : playgroundLink(keptByYear, area ? { area } : {}),
    forms: ['csv'],
    content: (
      <ComplianceContent
        question={question}
        columns={columns}
        rows={by === 'year' ? keysOf(columns).reverse() : keysOf(columns)}
        areas={keysOf(columnsOf(byArea.data))}
        cell={cell}
      />
    ),
  });
  return {
    status: 200,
    html,
    dataVersion: table.errors.length > 0 ? undefined : table.dataVersion,
    table: {
      columns: [by === 'year' ? 'year' : 'issueArea', 'member', 'averageScore', 'scores'],
      rows: columns.flatMap(({ code, cells }) =>
        [...cells].map(([key, { score, count }]) => [key, code, score, count]),
      ),
    },
  };
}

function variablesOf({ by, area, member, at, after }: Question): KeptCellVariables | undefined {
  if (member === undefined || at === undefined) return undefined;
  const place = by === 'year' ? { year: Number(at), ...(area && { area }) } : { area: at };
  return { member, ...place, ...(after && { after }) };
}

/** A column for each member that has scores, in the order of their names. */
function columnsOf({ means, ...members }: KeptByYear | KeptByArea): readonly Column[] {
  return (means?.countBy ?? [])
    .flatMap(({ node, count, averageScore }): readonly Column[] => {
      if (node?.__typename !== 'Member') return [];
      const { code, name } = node;
      const counts = members[code as keyof typeof members]?.countBy ?? [];
      const cells = new Map<string, Cell>(
        counts.flatMap((one) => (one.key === null ? [] : [[one.key, { count: one.count, score: one.averageScore }]])),
      );
      return [{ code, name, mean: { count, score: averageScore }, cells }];
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}

const keysOf = (columns: readonly Column[]): string[] =>
  [...new Set(columns.flatMap(({ cells }) => [...cells.keys()]))].sort((one, other) => one.localeCompare(other, 'en'));
