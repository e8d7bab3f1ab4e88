import { readOperation } from '../../api/operation.ts';
import type { Answer } from '../../http/respond.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import type { Visit } from '../../route.ts';
import { ComplianceContent } from './compliance.tsx';
import type { Cell, Column } from './heat-table.tsx';
import type { Kept, KeptVariables } from './kept.answer.ts';
import type { KeptCell, KeptCellVariables } from './kept-cell.answer.ts';
import { type Question, readQuestion } from './question.ts';

const kept = readOperation<Kept, KeptVariables>(new URL('./kept.graphql', import.meta.url));
const keptCell = readOperation<KeptCell, KeptCellVariables>(new URL('./kept-cell.graphql', import.meta.url));

/** The page about compliance: a table of means, and the scores of the cell that is open. */
export async function complianceRoute({ url, ask, site }: Visit): Promise<Answer> {
  const question = readQuestion(url);
  const { by, area } = question;
  const variables: KeptVariables = { by: by === 'year' ? 'YEAR' : 'ISSUE_AREA', ...(area && { area }) };
  const table = await ask(kept, variables);
  const cellVariables = variablesOf(question);
  const cell = cellVariables && (await ask(keptCell, cellVariables)).data;
  const columns = columnsOf(table.data);
  const html = renderPage(site, {
    title: 'Who kept what',
    description: 'How the members of the Group of Seven kept their commitments, by year and by issue area.',
    query: playgroundLink(kept, variables),
    forms: ['csv'],
    content: (
      <ComplianceContent
        question={question}
        columns={columns}
        rows={by === 'year' ? keysOf(columns).reverse() : keysOf(columns)}
        areas={table.data.all?.areas?.flatMap(({ key }) => key ?? []) ?? []}
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
function columnsOf({ assessments }: Kept): readonly Column[] {
  const cells = new Map<string | null, Map<string, Cell>>();
  for (const { row, column, count, averageScore: score } of assessments?.cells ?? []) {
    if (column.key === null) continue;
    const ofMember = cells.get(row.key) ?? new Map<string, Cell>();
    cells.set(row.key, ofMember.set(column.key, { count, score }));
  }
  return (assessments?.means ?? [])
    .flatMap(({ key, node, count, averageScore: score }): readonly Column[] => {
      if (node?.__typename !== 'Member') return [];
      const { code, name } = node;
      return [{ code, name, mean: { count, score }, cells: cells.get(key) ?? new Map() }];
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}

const keysOf = (columns: readonly Column[]): string[] =>
  [...new Set(columns.flatMap(({ cells }) => [...cells.keys()]))].sort((one, other) => one.localeCompare(other, 'en'));
