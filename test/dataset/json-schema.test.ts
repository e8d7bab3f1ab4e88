import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { decodeFacts, readFactFiles } from '../../src/dataset/files.ts';
import { schemaPath } from '../../src/dataset/json-schema.ts';
import { parseFacts } from '../../src/dataset/parse.ts';
import type { Problem } from '../../src/dataset/problem.ts';
import { defaultFolder } from '../../src/dataset/read.ts';
import { recordsOf } from '../../src/dataset/records.ts';
import { edited, type FileName, smallFact } from './small-facts.ts';

const validators = new Map<string, ValidateFunction>();

interface Written {
  readonly name: string;
  readonly text: string;
}

/** Whether the printed schema accepts a file. */
function isAccepted({ name, text }: Written): boolean {
  const collection = /^[^/.]+/.exec(name)![0];
  let validate = validators.get(collection);
  if (!validate) {
    validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(schemaPath(collection), 'utf8')));
    validators.set(collection, validate);
  }
  return validate(parse(text));
}

/** Whether the loader accepts the form of a file. */
function isRead({ name, text }: Written): boolean {
  const problems: Problem[] = [];
  recordsOf(parseFacts(name, text, problems)!, problems);
  return problems.length === 0;
}

const summit = 'events/2020/summit.yaml';

it('every file of the facts has the form that its printed schema asks for', async () => {
  const texts = decodeFacts(await readFactFiles(defaultFolder, []), []).map(({ name, text = '' }) => ({ name, text }));
  expect(texts.length).toBeGreaterThan(300);
  expect(texts.filter((text) => !isAccepted(text)).map(({ name }) => name)).toEqual([]);
});

it.each<FileName>([summit, 'events/2020/ministers.yaml', 'people/canada.yaml', 'members.yaml', 'sources.yaml'])(
  'the small facts of %s are accepted by the schema and by the loader',
  (name) => {
    const file = { name, text: smallFact(name) };
    expect([isAccepted(file), isRead(file)]).toEqual([true, true]);
  },
);

it.each<[mistake: string, name: FileName, from: string, to: string]>([
  ['an unknown key', summit, 'hosts:', 'host:'],
  ['an unknown key deep inside', summit, 'summary:', 'sumary:'],
  ['an unknown word', summit, 'role: HOST', 'role: HOSTT'],
  ['an unknown kind', summit, 'kind: SUMMIT', 'kind: SUMIT'],
  ['a key of another kind', 'events/2020/ministers.yaml', 'portfolios:', 'number: 1\nportfolios:'],
  ['a missing key', summit, 'name: Summit\n', ''],
  ['an empty value', summit, 'name: Summit', 'name:'],
  ['empty text', summit, 'name: Summit', 'name: ""'],
  ['a number for text', 'members.yaml', "'124'", '124'],
  ['text for a number', summit, 'number: 1', 'number: first'],
  ['a part of a number', summit, 'number: 1', 'number: 1.5'],
  ['a month that is none', summit, '2020-06-01', '2020-13-01'],
  ['a date in other notation', summit, '2020-06-01', '1 June 2020'],
  ['a month where a day is needed', 'sources.yaml', 'accessedDate: 2020-07-01', 'accessedDate: 2020-07'],
  ['a slug with capitals', summit, 'slug: summit-2020', 'slug: Summit-2020'],
  ['no sources', summit, 'sources: [src-news]', 'sources: []'],
  ['text for a list', summit, 'hosts: [CA]', 'hosts: CA'],
  ['a list for text', summit, 'presidency: presidency-2020', 'presidency: [presidency-2020]'],
  [
    'a reference without a name',
    'events/2020/ministers.yaml',
    '  - slug: priority-crime\n    emphasis',
    '  - emphasis',
  ],
  ['a reference that says too much', 'events/2020/ministers.yaml', 'emphasis: MAJOR', 'weight: MAJOR'],
  ['a term without a key', 'people/canada.yaml', '      key: person-ann-role-1\n', ''],
])('%s is refused by the schema and by the loader', (_, name, from, to) => {
  const file = { name, text: edited(name, from, to)[name]! };
  expect([isAccepted(file), isRead(file)]).toEqual([false, false]);
});
