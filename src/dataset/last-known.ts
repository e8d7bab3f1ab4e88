import { asOfDay, wasRead } from './as-of.ts';
import { lastDay, readDate } from './fields.ts';
import { type GraphData, type GraphNode, type GraphRelationship, orderedProperties } from './graph-data.ts';
import { type Neighbourhood, neighbourhoodOf } from './neighbourhood.ts';

/**
 * How long a term is taken to go on after the last that is known of it. The group meets every year, so that whoever is
 * in office is seen within twelve months; whoever was not may have left since.
 */
const MONTHS_OF_TRUST = 12;

/**
 * Notes on each term of office that has a beginning and no end, and that nothing has shown for a year when the facts end, to
 * which day it is known: it may have ended since. A term of which no day is known does not claim to go on.
 */
export function withLastKnownDates(data: GraphData): GraphData {
  const asOf = asOfDay(data);
  if (asOf === undefined) return data;
  const around = neighbourhoodOf(data);
  const trusted = monthsBefore(asOf, MONTHS_OF_TRUST);
  const relationships = data.relationships.map((relationship) => {
    const { startDate, endDate } = relationship.properties;
    if (relationship.type !== 'HELD_OFFICE' || startDate === undefined || endDate !== undefined) return relationship;
    const [person, office] = [around.bySlug(relationship.from), around.bySlug(relationship.to)];
    if (person === undefined || office === undefined) return relationship;
    const known = lastKnown(person, office, relationship, around);
    if (lastDay(known) >= trusted) return relationship;
    const { date, precision } = readDate(known)!;
    const properties = { ...relationship.properties, lastKnownDate: date, lastKnownDatePrecision: precision };
    return { ...relationship, properties: orderedProperties(properties) };
  });
  return { nodes: data.nodes, relationships };
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
      const isFor = part['representing'] === holder?.properties['code'] && part['status'] === 'ATTENDED';
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
