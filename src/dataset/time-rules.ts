import { isA } from '../model/define.ts';
import * as nodes from '../model/nodes.ts';
import { asOfDay, wasRead } from './as-of.ts';
import type { Facts } from './fact-rules.ts';
import { lastDay } from './fields.ts';
import { type GraphNode, type GraphRelationship, keyOf } from './graph-data.ts';
import { type Neighbourhood, neighbourhoodOf } from './neighbourhood.ts';
import type { Problem } from './problem.ts';

/**
 * How long a term is taken to go on after the last that is known of it. The group meets every year, so that whoever is
 * in office is seen within twelve months; whoever was not may have left since.
 */
const MONTHS_OF_TRUST = 12;

/**
 * Finds what the facts tell as if it were still so, though the day to which they reach is past it. It takes all facts to
 * know that day, and what is known of a term: where a part of them is missing, this is not to be asked.
 */
export function findOverdue(facts: Facts): readonly Problem[] {
  const asOf = asOfDay(facts.data);
  return asOf === undefined ? [] : [...overdueEvents(facts, asOf), ...overdueTerms(facts, asOf)];
}

function overdueEvents({ records }: Facts, asOf: string): readonly Problem[] {
  return records.flatMap(({ format, values, locate }) => {
    const { status, endDate } = values as Readonly<Record<string, unknown>>;
    const isToCome = isA(format.node, nodes.event) && (status === 'SCHEDULED' || status === 'PLANNED');
    if (!isToCome || endDate === undefined || lastDay(String(endDate)) >= asOf) return [];
    const message = `This ended on ${endDate}, and the facts reach to ${asOf}: it is not ${status}, but HELD or CANCELLED.`;
    return [{ ...locate('status'), message }];
  });
}

function overdueTerms({ data, locate }: Facts, asOf: string): readonly Problem[] {
  const around = neighbourhoodOf(data);
  const trusted = monthsBefore(asOf, MONTHS_OF_TRUST);
  return data.nodes
    .filter(({ labels }) => labels[0] === 'Person')
    .flatMap((person) =>
      around.out(person, 'HELD_OFFICE').flatMap(({ node: office, relationship }) => {
        const { startDate, endDate, lastKnownDate } = relationship.properties;
        // A term of which no day is known does not claim to go on.
        if (startDate === undefined || endDate !== undefined || lastKnownDate !== undefined) return [];
        const known = lastKnown(person, office, relationship, around);
        const at = locate(`${relationship.type} ${keyOf(relationship)}`);
        if (lastDay(known) >= trusted || at === undefined) return [];
        const message =
          `This term has no end, and nothing shows it after ${known}: the facts reach to ${asOf}, and a term is taken ` +
          `to go on for ${MONTHS_OF_TRUST} months. Give its "endDate" or a newer source, or write "lastKnownDate: ${known}".`;
        return [{ ...at, message }];
      }),
    );
}

/** The last day on which a source shows a term, as a date is written. The term began, at least. */
function lastKnown(
  person: GraphNode,
  office: GraphNode,
  { properties }: GraphRelationship,
  around: Neighbourhood,
): string {
  const start = writtenDate(properties['startDate'], properties['startDatePrecision']);
  return [...datesOf(properties['sources'], around), ...meetingsOf(person, office, properties['startDate'], around)]
    .filter((date) => lastDay(date) >= String(properties['startDate']))
    .reduce((latest, date) => (lastDay(date) > lastDay(latest) ? date : latest), start);
}

function datesOf(slugs: unknown, around: Neighbourhood): readonly string[] {
  return ((slugs ?? []) as readonly string[])
    .flatMap((slug) => around.bySlug(slug) ?? [])
    .filter((source) => wasRead(source) && source.properties['date'] !== undefined)
    .map(({ properties }) => writtenDate(properties['date'], properties['datePrecision']));
}

/** When the person was seen to act for the holder of the office, until another office of that holder came. */
function meetingsOf(person: GraphNode, office: GraphNode, start: unknown, around: Neighbourhood): readonly string[] {
  const holder = around.out(office, 'OFFICE_OF')[0]?.node;
  const next = around
    .out(person, 'HELD_OFFICE')
    .filter(({ node }) => around.out(node, 'OFFICE_OF')[0]?.node === holder)
    .map(({ relationship }) => String(relationship.properties['startDate'] ?? ''))
    .filter((other) => other > String(start))
    .toSorted()[0];
  return around
    .out(person, 'ATTENDS')
    .filter(({ node: { properties }, relationship: { properties: part } }) => {
      const isFor = part['representing'] === holder?.properties['code'] && part['status'] !== 'EXPECTED';
      const isRead = ((part['sources'] ?? []) as readonly string[]).some((slug) => {
        const source = around.bySlug(slug);
        return source !== undefined && wasRead(source);
      });
      const isBefore = next === undefined || String(properties['startDate']) < next;
      return isFor && isRead && isBefore && properties['status'] === 'HELD' && properties['datePrecision'] === 'DAY';
    })
    .map(({ node }) => String(node.properties['endDate']));
}

const written = { YEAR: 4, MONTH: 7, DAY: 10 };

const writtenDate = (date: unknown, precision: unknown): string =>
  String(date).slice(0, written[(precision ?? 'DAY') as keyof typeof written]);

/** Compared as text, so that a day that the month does not have does no harm. */
function monthsBefore(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  const month = date.toISOString().slice(0, 7);
  return `${month}-${day.slice(8)}`;
}
