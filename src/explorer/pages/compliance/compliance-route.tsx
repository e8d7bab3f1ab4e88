import { readOperation } from '../../api/operation.ts';
import type { Answer } from '../../http/respond.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import { routeOf, type Visit } from '../../route.ts';
import { ComplianceContent } from './compliance.tsx';
import type { Cell, Column, TableRow } from './heat-table.tsx';
import type { Kept, KeptVariables } from './kept.answer.ts';
import type { KeptCell, KeptCellVariables } from './kept-cell.answer.ts';
import { dimensions, parameters, type Question, readQuestion } from './question.ts';

const kept = readOperation<Kept, KeptVariables>(new URL('./kept.graphql', import.meta.url));
const keptCell = readOperation<KeptCell, KeptCellVariables>(new URL('./kept-cell.graphql', import.meta.url));

/** The page about compliance: a table of means, and the scores of the cell that is open. */
export const complianceRoute = routeOf({ parameters, read: readQuestion, answer });

async function answer(question: Question, { ask, site }: Visit): Promise<Answer> {
  const { by, area } = question;
  const variables: KeptVariables = { by: dimensions[by], ...(area && { area }) };
  const table = await ask(kept, variables);
  const cellVariables = variablesOf(question);
  const cell = cellVariables && (await ask(keptCell, cellVariables)).data;
  const columns = columnsOf(table.data);
  const html = renderPage(site, {
    title: 'Who kept what',
    description:
      'How the members of the Group of Seven kept their commitments, by year, by issue area and by priority.',
    query: playgroundLink(kept, variables),
    forms: ['csv'],
    content: (
      <ComplianceContent
        question={question}
        columns={columns}
        rows={rowsOf(table.data, question)}
        areas={table.data.all?.areas?.flatMap(({ key }) => key ?? []) ?? []}
        cell={cell}
      />
    ),
  });
  return {
    status: 200,
    html,
    dataVersion: table.dataVersion,
    table: {
      columns: [columnNames[by], 'member', 'averageScore', 'scores'],
      rows: columns.flatMap(({ code, cells }) =>
        [...cells].map(([key, { score, count }]) => [key, code, score, count]),
      ),
    },
  };
}

function variablesOf({ by, area, member, at, after }: Question): KeptCellVariables | undefined {
  if (member === undefined || at === undefined) return undefined;
  const commitment = {
    year: { year: { eq: Number(at) }, ...(area && { issueArea: { eq: area } }) },
    area: { issueArea: { eq: at } },
    priority: { priorities: { some: { slug: { eq: at } } } },
  }[by];
  return { member, filter: { member: { code: { eq: member } }, commitment }, ...(after && { after }) };
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

/** The rows in their order: the last year first, else by name. */
function rowsOf({ assessments }: Kept, { by }: Question): readonly TableRow[] {
  const rows = (assessments?.rows ?? []).flatMap(({ key, node }): readonly TableRow[] =>
    key === null
      ? []
      : [node?.__typename === 'Priority' ? { key, name: node.name, slug: node.slug } : { key, name: key }],
  );
  return rows.toSorted((one, other) => (by === 'year' ? -1 : 1) * one.name.localeCompare(other.name, 'en'));
}

const columnNames = { year: 'year', area: 'issueArea', priority: 'priority' } as const;
