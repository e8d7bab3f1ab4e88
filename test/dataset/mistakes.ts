import { edited, type FileName, smallFact } from './small-facts.ts';

const summit = 'events/2020/summit.yaml';
const ministers = 'events/2020/ministers.yaml';
const ann = 'people/canada.yaml';

/** Facts that are well written, and cannot be true: what is changed, and what is then told. */
export const untrue: readonly (readonly [Record<string, string>, message: string])[] = [
  [
    edited('sources.yaml', 'https://www.example.org/news', 'javascript:alert(1)'),
    'sources.yaml:7:8: An address on the web begins with',
  ],
  [
    edited('sources.yaml', 'https://www.example.org/news', 'https://exa mple.org'),
    'sources.yaml:7:8: An address on the web begins with',
  ],
  [
    edited('sources.yaml', '\n  url: https://www.example.org/news', ''),
    'sources.yaml:1:9: "url" is missing. Give the address',
  ],
  [
    edited('sources.yaml', '2020-07-01\n  url', '2999-07-01\n  url'),
    'sources.yaml:6:17: 2999-07-01 lies in the future',
  ],
  [
    edited(
      ministers,
      'startDate: 2020-09-01\nendDate: 2020-09-02\npresidency: presidency-2020',
      'startDate: 2999-09-01\nendDate: 2999-09-02',
    ),
    `${ministers}:6:12: 2999-09-01 lies in the future: what is HELD has begun`,
  ],
  [
    edited(ann, 'name: Ann', 'name: Ann\n  formerSlugs: [Person-Anna]'),
    `${ann}:3:17: A slug is lower-case letters and digits`,
  ],
  [
    edited(ann, 'name: Ann', 'name: Ann\n  formerSlugs: [person-anna, member-ca]'),
    `${ann}:3:30: "member-ca" is the slug of a record, the one at members.yaml:1. A former slug leads to one record.`,
  ],
  [
    edited(ann, 'name: Ann', 'name: Ann\n  formerSlugs: [person-ann]'),
    `${ann}:3:17: "person-ann" is the slug of a record, the one at ${ann}:1.`,
  ],
  [
    {
      ...edited(ann, 'name: Ann', 'name: Ann\n  formerSlugs: [person-anna]'),
      ...edited('priorities.yaml', 'name: Crime', 'name: Crime\n  formerSlugs: [crime, person-anna]'),
    },
    `priorities.yaml:3:24: "person-anna" is a former slug already, at ${ann}:3. A former slug leads to one record.`,
  ],
  [
    edited(summit, 'startDate: 2020-06-01', 'startDate: 2019-06-01'),
    `${summit}:6:12: 2019-06-01 is not in 2020, the year of the presidency`,
  ],
  [
    edited(summit, 'endDate: 2020-06-03', 'endDate: 2020-05'),
    `${summit}:7:10: The end, 2020-05, is before the beginning, 2020-06-01.`,
  ],
  [
    edited(summit, 'startDate: 2020-06-01\nendDate: 2020-06-03', 'startDate: 2020-06-01\nendDate: 2020-06-30'),
    `${summit}:6:12: 2020-06-01 to 2020-06-30 is a whole month: where no more is known, write 2020-06 for both.`,
  ],
  [
    edited(summit, 'startDate: 2020-06-01\nendDate: 2020-06-03', 'startDate: 2020-01\nendDate: 2020-12-31'),
    `${summit}:6:12: 2020-01 to 2020-12-31 is a whole year: where no more is known, write 2020 for both.`,
  ],
  [
    edited(summit, 'name: Communiqué', 'name: "Communiqué\\u202E"'),
    `${summit}:24:11: Text has no characters that nobody sees`,
  ],
  [
    edited(summit, 'summary: Work together', `summary: ${'Work '.repeat(20_000)}`),
    `${summit}:31:18: This is to be no more than 1000 characters long.`,
  ],
  [
    edited(ann, 'startDate: 2019', 'startDate: 2019\n      endDate: 2018'),
    `${ann}:10:16: The end, 2018, is before the beginning, 2019.`,
  ],
  [
    edited(
      ann,
      'startDate: 2019',
      `startDate: 2019\n      endDate: 2021\n      sources: [background]\n      confidence: MEDIUM\n    - slug: office-ca-prime-minister\n      key: person-ann-role-2\n      startDate: 2020-02`,
    ),
    `${ann}:13:7: This term in "office-ca-prime-minister" overlaps with the one at ${ann}:7.`,
  ],
  [
    { 'people/other.yaml': smallFact(ann).replaceAll('person-ann', 'person-two').replace('name: Ann', 'name: ann') },
    `people/other.yaml:2:9: The Person "person-ann" at ${ann}:1 is called "ann" too.`,
  ],
  [
    {
      'presidencies/again.yaml': smallFact('presidencies/2020.yaml')
        .replace('presidency-2020', 'presidency-two')
        .replace('Canada 2020', 'Canada again'),
    },
    'presidencies/again.yaml:3:7: Another Presidency has the year 2020: the one at presidencies/2020.yaml:3.',
  ],
  [
    {
      ...edited(
        summit,
        'startDate: 2020-06-01\nendDate: 2020-06-03',
        'startDate: 2020-09-01\nendDate: 2020-09-03\nbuildsOn: [meeting-2020]',
      ),
      ...edited(ministers, 'hosts: [CA]', 'hosts: [CA]\nbuildsOn: [summit-2020]'),
    },
    `${summit}:8:12: "summit-2020" leads back to itself: meeting-2020 -> summit-2020 -> meeting-2020.`,
  ],
  [
    edited(summit, 'summary: Work', 'followsUp: [commitment-2020-02]\n        summary: Work'),
    `leads back to itself: commitment-2020-01 -> commitment-2020-02 -> commitment-2020-01.`,
  ],
  [
    edited('priorities.yaml', 'sources', 'broader: priority-crime\n  sources'),
    'priorities.yaml:4:12: "priority-crime" leads back to itself',
  ],
  [
    edited('sources.yaml', 'publisher: A paper', 'publisher: A paper via another'),
    'sources.yaml:3:14: "A paper via another" names who passed the page on: write the publisher here',
  ],
  [
    edited('sources.yaml', 'The compilers', 'A Paper'),
    'sources.yaml:10:14: "A Paper" is "A paper" at sources.yaml:3: write it one way.',
  ],
  [
    edited('offices.yaml', 'MEDIUM', 'HIGH'),
    'offices.yaml:5:15: What rests on general knowledge, wholly or in part, is of MEDIUM confidence, not HIGH.',
  ],
  [
    edited(ann, '[background]\n      confidence: MEDIUM', '[src-news, background]\n      confidence: HIGH'),
    `${ann}:11:19: What rests`,
  ],
  [
    edited(summit, 'sources: [src-news]\n    confidence: HIGH', 'sources: [background]\n    confidence: HIGH'),
    `${summit}:17:17: What rests on general knowledge`,
  ],
  [
    edited(summit, 'role: GUEST_COUNTRY', 'role: INVITED_NOT_ATTENDING'),
    `${summit}:18:5: Who is INVITED_NOT_ATTENDING has not ATTENDED: write "status: ABSENT".`,
  ],
  [
    {
      [summit]: smallFact(summit)
        .replace('status: HELD', 'status: CANCELLED')
        .replace('role: GUEST_COUNTRY', 'role: GUEST_COUNTRY\n    status: EXPECTED'),
    },
    `${summit}:13:5: Nobody has attended what is CANCELLED: write "status: EXPECTED".`,
  ],
];

/** Facts that break a rule of the graph: what is changed, and what is then told. */
export const againstRules: readonly (readonly [Record<string, string>, message: string])[] = [
  [
    { 'priorities/lone.yaml': smallFact('priorities.yaml').replace('crime', 'lone').replace('Crime', 'Lone') },
    'priorities/lone.yaml:1:9: priority-lone stands alone.',
  ],
  [
    edited(summit, 'role: GUEST_COUNTRY', 'role: GUEST_LEADER'),
    `${summit}:18:5: ATTENDS part-summit-2020-no has the role GUEST_LEADER.`,
  ],
  [
    edited(
      summit,
      '  - representing: NO',
      '  - key: again\n    person: person-ann\n    representing: CA\n    role: HOST\n    sources: [src-news]\n    confidence: HIGH\n  - representing: NO',
    ),
    'ATTENDS part-summit-2020-ann is there 2 times.',
  ],
  [edited(summit, 'number: 1', 'number: 1\nforum: G8'), `${summit}:1:7: summit-2020 is of the G8.`],
  [edited(summit, 'person: person-ann\n    ', ''), 'summit-2020 has nobody for Canada.'],
  [edited(ann, 'startDate: 2019', 'startDate: 2021'), `${ann}:1:9: person-ann held no office at summit-2020.`],
  [edited(summit, 'number: 1', 'number: 2'), `${summit}:1:7: summit-2020 has the number 2, and is in place 1.`],
  [
    edited(summit, 'number: 1', 'number: 1\nbuildsOn: [meeting-2020]'),
    `${summit}:1:7: summit-2020 builds on meeting-2020.`,
  ],
  [
    {
      ...edited(summit, 'summary: Work', 'followsUp: [commitment-2020-02]\n        summary: Work'),
      [ministers]: smallFact(ministers)
        .replace('date: 2020-09\n', 'date: 2021-09\n')
        .replace(/ +followsUp:[\s\S]*?MEDIUM\n/, ''),
    },
    'commitment-2020-01 follows up commitment-2020-02.',
  ],
  [
    { ...edited(summit, 'number: 1', 'number: 1\nplace: place-town'), 'places.yaml': place('kind: CITY') },
    'places.yaml:1:9: place-town does not. A place lies in a wider one',
  ],
  [
    {
      ...edited(summit, 'number: 1', 'number: 1\nplace: place-town'),
      'places.yaml': place('kind: COUNTRY\n  latitude: 45.5'),
    },
    'places.yaml:1:9: place-town has others. Coordinates are whole',
  ],
  [
    edited(ann, 'category', 'wikidataId: q1\n  category'),
    `${ann}:3:15: An identifier in Wikidata is a Q and digits, such as Q16.`,
  ],
  [edited(ann, 'category', 'wikidataId: Q1\n  category'), `${ann}:1:9: person-ann has Q1 from nowhere.`],
];

function place(rest: string): string {
  return `- slug: place-town\n  name: Town\n  country: CA\n  ${rest}\n  sources: [background]\n  confidence: MEDIUM\n`;
}

/** Every fourth key of the small facts misspelt, one at a time. */
export const misspelt: readonly Record<string, string>[] = (
  [summit, ministers, ann, 'members.yaml', 'sources.yaml', 'offices.yaml'] as const satisfies readonly FileName[]
).flatMap((name) => {
  const lines = smallFact(name).split('\n');
  return lines.flatMap((line, index) =>
    index % 4 === 1 && /^ *\w+:/.test(line) ? [{ [name]: lines.with(index, line.replace(':', 'x:')).join('\n') }] : [],
  );
});
