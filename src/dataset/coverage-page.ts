import { asOfDay } from './as-of.ts';
import { type MeetingCoverage, meetingCoverage, otherCoverage } from './coverage.ts';
import { writeDay } from './day.ts';
import type { GraphData } from './graph-data.ts';

const columns: Readonly<Record<keyof MeetingCoverage, string>> = {
  decade: 'Decade',
  kind: 'Kind',
  events: 'Held',
  participants: 'Participants',
  documents: 'Documents',
  commitments: 'Commitments',
  priorities: 'Priorities',
  readSources: 'Sources that were read',
  coordinates: 'Coordinates',
};

const names = Object.keys(columns) as (keyof MeetingCoverage)[];

const percent = (part: number, all: number) => (all === 0 ? '' : ` (${Math.round((1_000 * part) / all) / 10} %)`);

/** The page that tells curators and analysts what the facts know, and what they do not. */
export function coveragePage(data: GraphData): string {
  const rows = meetingCoverage(data);
  const asOf = asOfDay(data);
  const sum = (name: keyof MeetingCoverage) => rows.reduce((total, row) => total + Number(row[name]), 0);
  const total = names.map((name) => (name === 'decade' ? 'All' : name === 'kind' ? '' : `**${sum(name)}**`));
  return [
    '# What the facts know',
    '',
    'Printed from the facts by `npm run print`, so that every change of them shows what it did to this page.',
    ...(asOf === undefined ? [] : [`The facts reach to ${writeDay(asOf)}.`]),
    '',
    '## Meetings',
    '',
    'Of the meetings that were held, by decade and kind: how many there are, and of how many something is on record. A number',
    'below the first says what is not known, never that there was none. `npm run cypher -- coverage` counts the same in the graph.',
    '',
    line(names.map((name) => columns[name])),
    line(names.map((name) => (name === 'kind' ? '---' : '---:'))),
    ...rows.map((row) => line(names.map((name) => (name === 'decade' ? `${row.decade}s` : String(row[name]))))),
    line(total),
    '',
    'Participants are persons or delegations that were there; coordinates are those of the place, or of the city around it.',
    '',
    '## People and participations',
    '',
    'What is missing about people, ministerial meetings and participations; `npm run cypher -- coverage-of-people` counts the same.',
    '',
    ...otherCoverage(data).map(({ of, all, part, what }) => `- Of ${all} ${of}, ${part}${percent(part, all)} ${what}.`),
    '',
  ].join('\n');
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
