import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A few facts that agree with every rule: one member, one summit, one ministerial meeting. */
const files = {
  'sources.yaml': `
- slug: src-news
  title: News of the day
  publisher: A paper
  kind: PAGE_EXCERPT
  date: 2020-06
  accessedDate: 2020-07-01
  url: https://www.example.org/news
- slug: background
  title: What the compilers knew
  publisher: The compilers
  kind: BACKGROUND
  accessedDate: 2020-07-01`,
  'members.yaml': `
- slug: member-ca
  code: CA
  name: Canada
  officialName: Canada
  kind: COUNTRY
  standing: member
  country: CA
  joinedYear: 1976
  isoNumeric: '124'
  sources: [background]
  confidence: MEDIUM`,
  'countries.yaml': `
- slug: country-ca
  code: CA
  name: Canada
  sources: [background]
  confidence: MEDIUM
- slug: country-no
  code: NO
  name: Norway
  sources: [background]
  confidence: MEDIUM`,
  'priorities.yaml': `
- slug: priority-crime
  name: Crime
  definition: What is against the law.
  sources: [src-news]
  confidence: HIGH`,
  'offices.yaml': `
- slug: office-ca-prime-minister
  name: Prime Minister
  of: CA
  sources: [background]
  confidence: MEDIUM`,
  'people/canada.yaml': `
- slug: person-ann
  name: Ann
  category: LEADER
  sources: [src-news]
  confidence: HIGH
  offices:
    - slug: office-ca-prime-minister
      key: person-ann-role-1
      startDate: 2019
      sources: [background]
      confidence: MEDIUM`,
  'presidencies/2020.yaml': `
slug: presidency-2020
name: Canada 2020
year: 2020
forum: G7
member: CA
sources: [background]
confidence: MEDIUM`,
  'events/2020/summit.yaml': `
slug: summit-2020
kind: SUMMIT
number: 1
name: Summit
status: HELD
startDate: 2020-06-01
endDate: 2020-06-03
presidency: presidency-2020
hosts: [CA]
sources: [src-news]
confidence: HIGH
participants:
  - person: person-ann
    representing: CA
    role: HOST
    sources: [src-news]
    confidence: HIGH
  - representing: NO
    role: GUEST_COUNTRY
    sources: [src-news]
    confidence: MEDIUM
documents:
  - slug: doc-2020
    name: Communiqué
    kind: communiqué
    date: 2020-06-03
    sources: [src-news]
    confidence: HIGH
    commitments:
      - slug: commitment-2020-01
        summary: Work together against crime
        priorities: [priority-crime]
        sources: [src-news]
        confidence: HIGH`,
  'events/2020/ministers.yaml': `
slug: meeting-2020
kind: MINISTERIAL_MEETING
name: Meeting of ministers
portfolios: [interior-security]
status: HELD
startDate: 2020-09-01
endDate: 2020-09-02
presidency: presidency-2020
partOf: summit-2020
hosts: [CA]
priorities:
  - slug: priority-crime
    emphasis: MAJOR
    sources: [background]
members: [CA]
sources: [src-news]
confidence: HIGH
documents:
  - slug: doc-2020-09
    name: Action plan
    kind: action plan
    date: 2020-09
    sources: [src-news]
    confidence: HIGH
    commitments:
      - slug: commitment-2020-02
        summary: Share what the police know
        priorities: [priority-crime]
        followsUp:
          - slug: commitment-2020-01
            sources: [background]
            confidence: MEDIUM
        sources: [src-news]
        confidence: HIGH`,
};

export type FileName = keyof typeof files;

/** The text of one of the small facts. Its first line is line 1. */
export const smallFact = (name: FileName): string => `${files[name].trimStart()}\n`;

/**
 * A folder with the small facts, in which some files are different, others new, and those given as `null` left out.
 * It goes when the test ends.
 */
export function factsFolder(changes: Changes = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-facts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFacts(folder, changes);
  return folder;
}

type Changes = Readonly<Record<string, string | Buffer | null>>;

/** Writes such facts into a folder of one's own, where they are needed outside a test. */
export function writeFacts(folder: string, changes: Changes): void {
  const small = Object.fromEntries((Object.keys(files) as FileName[]).map((name) => [name, smallFact(name)]));
  for (const [name, content] of Object.entries({ ...small, ...changes })) {
    if (content === null) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** One of the small facts with a piece of its text replaced. */
export function edited(name: FileName, from: string, to: string): Record<string, string> {
  const text = smallFact(name);
  if (!text.includes(from)) throw new Error(`${name} does not hold "${from}".`);
  return { [name]: text.replace(from, to) };
}
