import * as nodes from '../model/nodes.ts';
import { isA } from '../pothos-plugin-neo4j/model/index.ts';
import { findCircles } from './circles.ts';
import { firstDay, lastDay } from './fields.ts';
import type { Fields } from './format.ts';
import { formerSlugsAreFree } from './former-slugs.ts';
import type { LocatedGraph } from './graph-data.ts';
import type { Position, Problem } from './problem.ts';
import { backgroundOf, restsOnBackground } from './provenance.ts';
import { onePublisherOneSpelling } from './publisher-rule.ts';
import { entriesOf, type FactRecord } from './records.ts';
import { sameNames, sameValues } from './same-names.ts';

/** Facts that were read: what is sound of them. */
export interface Facts extends LocatedGraph {
  readonly records: readonly FactRecord[];
  /** The day by which they are judged, ISO 8601. */
  readonly today: string;
}

/** One rule that the facts keep by themselves, whatever is in the graph: it gives what breaks it. */
type FactRule = (facts: Facts) => readonly Problem[];

/** Finds what breaks the rules that need nothing but the facts. To add a rule, add it here. */
export function findMistakes(facts: Facts): readonly Problem[] {
  return rules.flatMap((rule) => rule(facts));
}

const eachRecord =
  (rule: (record: FactRecord, facts: Facts) => readonly Problem[]): FactRule =>
  (facts) =>
    facts.records.flatMap((record) => rule(record, facts));

/** A value as it is written, or nothing where there is none that is sound. */
function textOf(values: Fields, field: string): string | undefined {
  const value = values[field];
  return value === undefined ? undefined : String(value);
}

/** A source that a reader cannot look up proves little: its note says why. */
const sourceHasAddress = eachRecord(({ format, values, isWhole, locate }) => {
  const isNeeded = format.node === nodes.source && isWhole && values['kind'] !== 'BACKGROUND';
  if (!isNeeded || values['url'] !== undefined || values['note'] !== undefined) return [];
  const message = '"url" is missing. Give the address, or say in "note" why there is none.';
  return [{ ...locate('slug'), message }];
});

/** The fields that say when something has happened; an event may be yet to come. */
const pastFields = ['date', 'accessedDate', 'startDate'];

const hasHappened = eachRecord(({ format, values, locate }, { today }) => {
  const isEvent = isA(format.node, nodes.event);
  if (isEvent && values['status'] !== 'HELD') return [];
  return pastFields.flatMap((field) => {
    const written = textOf(values, field);
    if (written === undefined || firstDay(written) <= today) return [];
    const advice = isEvent
      ? 'what is HELD has begun; what is to come is SCHEDULED or PLANNED'
      : 'what is recorded has happened';
    return [{ ...locate(field), message: `${written} lies in the future: ${advice}.` }];
  });
});

const eventEnds = eachRecord(({ format, values, locate }) =>
  isA(format.node, nodes.event) ? endsBeforeStart(values, (field) => locate(field)) : [],
);

/** Days that span a whole month or year are a way of writing that the day is not known, which readers take for a long meeting. */
const eventDaysAreKnown = eachRecord(({ format, values, locate }) => {
  const [start, end] = [textOf(values, 'startDate'), textOf(values, 'endDate')];
  if (!isA(format.node, nodes.event) || start === undefined || end === undefined) return [];
  const coarser = [start.slice(0, 4), start.slice(0, 7)].find(
    (whole) => whole.length < start.length && firstDay(whole) === firstDay(start) && lastDay(whole) === lastDay(end),
  );
  if (coarser === undefined) return [];
  const period = coarser.length === 4 ? 'year' : 'month';
  const message = `${start} to ${end} is a whole ${period}: where no more is known, write ${coarser} for both.`;
  return [{ ...locate('startDate'), message }];
});

const termEnds = eachRecord(({ format, values, locate }) =>
  format.node === nodes.person
    ? termsOf(values).flatMap(([index, term]) => endsBeforeStart(term, (field) => locate('offices', index, field)))
    : [],
);

function endsBeforeStart(values: Fields, locate: (field: string) => Position): readonly Problem[] {
  const [start, end] = [textOf(values, 'startDate'), textOf(values, 'endDate')];
  if (start === undefined || end === undefined || lastDay(end) >= firstDay(start)) return [];
  return [{ ...locate('endDate'), message: `The end, ${end}, is before the beginning, ${start}.` }];
}

const termsOf = ({ offices }: Fields) => entriesOf(offices as readonly Fields[] | undefined);

/** An end is the day of the successor's beginning as often as the day before it. */
const termsOverlap = eachRecord(({ format, values, locate }) => {
  if (format.node !== nodes.person) return [];
  const terms = termsOf(values);
  return terms.flatMap(([index, term]) => {
    const other = terms.find(
      ([earlier, { slug }]) => earlier < index && slug === term['slug'] && overlap(terms[earlier]![1], term),
    );
    if (!other) return [];
    const { file, line } = locate('offices', other[0]);
    return [
      {
        ...locate('offices', index),
        message: `This term in "${String(term['slug'])}" overlaps with the one at ${file}:${line}.`,
      },
    ];
  });
});

/** Whether two terms overlap whatever days are meant by dates that are not exact, and by those that are left out. */
function overlap(a: Fields, b: Fields): boolean {
  return isWithin(a, b) && isWithin(b, a);
}

/** Whether `a` begins before `b` ends. A term of which only one day is known lasts that day. */
function isWithin(a: Fields, b: Fields): boolean {
  const start = textOf(a, 'startDate') ?? textOf(a, 'endDate');
  const [otherStart, otherEnd] = [textOf(b, 'startDate'), textOf(b, 'endDate')];
  if (start === undefined) return false;
  if (otherEnd !== undefined) return lastDay(start) < firstDay(otherEnd);
  return otherStart !== undefined && lastDay(start) <= firstDay(otherStart);
}

/** The year of an event is that of the presidency that organizes it. */
const eventInYear: FactRule = ({ records }) => {
  const years = new Map(
    records.filter(({ format }) => format.node === nodes.presidency).map(({ slug, values }) => [slug, values['year']]),
  );
  return records.flatMap(({ format, values, locate }) => {
    if (!isA(format.node, nodes.event)) return [];
    const start = textOf(values, 'startDate');
    const year = years.get(String((values['presidency'] as Fields | undefined)?.['slug']));
    if (start === undefined || year === undefined || firstDay(start).startsWith(String(year))) return [];
    return [
      { ...locate('startDate'), message: `${start} is not in ${year}, the year of the presidency of this event.` },
    ];
  });
};

/** The record and each part of it that says what it rests on: references, participants, scores, results. */
function* groundsIn(
  value: unknown,
  path: readonly PropertyKey[] = [],
): Generator<readonly [Fields, readonly PropertyKey[]]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && 'confidence' in value) yield [value as Fields, path];
  for (const [name, part] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    yield* groundsIn(part, [...path, name]);
  }
}

/** General knowledge is never as sure as a source that was read. */
const backgroundIsNotHigh: FactRule = ({ records }) => {
  const background = backgroundOf(records);
  return records.flatMap(({ values, locate }) =>
    [...groundsIn(values)]
      .filter(([{ sources, confidence }]) => confidence === 'HIGH' && restsOnBackground(sources, background))
      .map(([, path]) => ({
        ...locate(...path, 'confidence'),
        message: 'What rests on general knowledge, wholly or in part, is of MEDIUM confidence, not HIGH.',
      })),
  );
};

/** What a role says of whether somebody came. */
const statusOfRole: Readonly<Record<string, readonly string[]>> = {
  INVITED_NOT_ATTENDING: ['ABSENT'],
  INVITED: ['EXPECTED'],
  EXPECTED_PARTICIPANT: ['EXPECTED', 'ABSENT'],
};

/** Nobody attended what was not held, nor who did not come. */
const attendedWhatWasHeld = eachRecord(({ format, values, locate }) => {
  if (!isA(format.node, nodes.event)) return [];
  return entriesOf(values['participants'] as readonly Fields[] | undefined).flatMap(([index, { role, status }]) => {
    const possible = statusOfRole[String(role)];
    const refuse = (message: string) => [{ ...locate('participants', index), message }];
    if (possible && !possible.includes(String(status)))
      return refuse(`Who is ${role} has not ${status}: write "status: ${possible.join(' or ')}".`);
    if (status === 'ATTENDED' && values['status'] !== undefined && values['status'] !== 'HELD')
      return refuse(`Nobody has attended what is ${values['status']}: write "status: EXPECTED".`);
    return [];
  });
});

const noCircles: FactRule = ({ data, locate }) => findCircles(data.relationships, locate);

const rules: readonly FactRule[] = [
  sourceHasAddress,
  hasHappened,
  eventEnds,
  eventDaysAreKnown,
  eventInYear,
  termEnds,
  termsOverlap,
  backgroundIsNotHigh,
  attendedWhatWasHeld,
  noCircles,
  ({ records }) => onePublisherOneSpelling(records),
  ({ records }) => sameValues(records),
  ({ records }) => sameNames(records),
  ({ records, data, locate }) => formerSlugsAreFree(records, data.nodes, locate),
];
