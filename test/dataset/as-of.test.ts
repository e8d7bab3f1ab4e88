import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FactsError } from '../../src/dataset/problem.ts';
import { readDataset } from '../../src/dataset/read.ts';
import { projectFacts } from '../support/project-facts.ts';
import { edited, factsFolder, smallFact } from './small-facts.ts';

const ann = 'people/canada.yaml';
const ministers = 'events/2020/ministers.yaml';

/** The small facts with a second source, whose page shows a day. */
const withPageOf = (date: string) => ({
  'sources/new.yaml': smallFact('sources.yaml')
    .split('\n- slug: background')[0]!
    .replace('src-news', 'src-new')
    .replace('News of the day', 'News of another day')
    .replace('date: 2020-06\n', `date: ${date}\n`),
});

/** What is wrong with the small facts, changed in some places; one line for each mistake. */
async function mistakesWith(changes: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const error = await readDataset(factsFolder(changes)).catch((cause: unknown) => cause);
  if (!(error instanceof FactsError)) return [];
  return error.message.split('\n').slice(1);
}

describe('the day to which the facts reach', () => {
  it('is the newest that a source shows, not the day it was read, nor that of general knowledge', async () => {
    expect(await readDataset(factsFolder())).toHaveProperty('asOf', undefined);
    expect(await readDataset(factsFolder(withPageOf('2020-09-05')))).toHaveProperty('asOf', '2020-09-05');
    const background = edited('sources.yaml', 'kind: BACKGROUND', 'kind: BACKGROUND\n  date: 2024-01-01');
    expect(await readDataset(factsFolder({ ...background, ...withPageOf('2020-09-05') }))).toHaveProperty(
      'asOf',
      '2020-09-05',
    );
  });

  it('stands in the README', async () => {
    const { asOf } = await projectFacts();
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(asOf!));
    expect(readFileSync('README.md', 'utf8')).toContain(`**As of ${day}.**`);
  });
});

describe('what ended before that day', () => {
  it('is not still to come', async () => {
    for (const status of ['SCHEDULED', 'PLANNED']) {
      const meeting = edited(ministers, 'status: HELD', `status: ${status}`);
      expect(await mistakesWith({ ...meeting, ...withPageOf('2020-09-02') })).toEqual([]);
      expect(await mistakesWith({ ...meeting, ...withPageOf('2020-09-03') })).toEqual([
        `${ministers}:5:9: This ended on 2020-09-02, and the facts reach to 2020-09-03: it is not ${status}, but HELD or CANCELLED.`,
      ]);
    }
    const cancelled = edited(ministers, 'status: HELD', 'status: CANCELLED');
    expect(await mistakesWith({ ...cancelled, ...withPageOf('2020-09-03') })).toEqual([]);
  });
});

/** What the small facts say of Ann's term, changed in some places. */
async function termWith(changes: Readonly<Record<string, string>>) {
  const { data } = await readDataset(factsFolder(changes));
  const term = data.relationships.find(({ type }) => type === 'HELD_OFFICE')!;
  const person = data.nodes.find(({ properties }) => properties['slug'] === 'person-ann')!;
  return [term.properties['lastKnownDate'], term.properties['lastKnownDatePrecision'], person.properties['caption']];
}

describe('a term without an end', () => {
  it('goes on where something showed it within a year: a meeting the person attended, or a source of the term', async () => {
    const goesOn = [undefined, undefined, 'Prime Minister of Canada since 2019'];
    // Ann was at the summit that ended on the third of June 2020.
    expect(await termWith(withPageOf('2021-06-03'))).toEqual(goesOn);
    expect(await termWith(withPageOf('2021-06-04'))).toEqual([
      '2020-06-03',
      'DAY',
      'Prime Minister of Canada 2019 to 2020 at least',
    ]);
    const page = edited(
      ann,
      'startDate: 2019\n      sources: [background]',
      'startDate: 2019\n      sources: [src-new]',
    );
    expect(await termWith({ ...page, ...withPageOf('2021-06-04') })).toEqual(goesOn);
  });

  it('is over where its end is written, whatever nobody shows', async () => {
    const ended = edited(ann, 'startDate: 2019', 'startDate: 2019\n      endDate: 2020-12');
    expect(await termWith({ ...ended, ...withPageOf('2023-01-01') })).toEqual([
      undefined,
      undefined,
      'Prime Minister of Canada 2019–2020',
    ]);
  });

  it('is known to its beginning at least, as exactly as that is known', async () => {
    const alone = edited(ann, 'startDate: 2019', 'startDate: 2020-06-10');
    expect((await termWith({ ...alone, ...withPageOf('2023-01-01') })).slice(0, 2)).toEqual(['2020-06-10', 'DAY']);
  });
});
