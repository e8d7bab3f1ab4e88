import type { Table } from '../http/respond.ts';
import type { EntityView, Row } from './view.ts';

/** What the page of an entity tells, row by row, each with the slugs of its sources. */
export function tableOf({ facts, sections }: EntityView): Table {
  const lines = [
    ...facts.flatMap(({ term, rows }) => rows.map((row) => lineOf(term, row))),
    ...sections.flatMap(({ title, rows }) => rows.map((row) => lineOf(title, row))),
  ];
  return { columns: ['list', 'of', 'slug', 'name', 'detail', 'note', 'sources'], rows: lines };
}

const lineOf = (list: string, { lead, entity, text, detail, note, sources = [] }: Row) => [
  list,
  typeof lead === 'object' ? lead.name : lead,
  entity?.slug,
  entity?.name ?? text,
  detail ?? entity?.caption,
  note,
  [...new Set(sources.map(({ slug }) => slug))].sort().join(' '),
];
