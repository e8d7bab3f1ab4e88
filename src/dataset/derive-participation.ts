import type { z } from 'zod';
import * as nodes from '../model/nodes.ts';
import { attends, guestAt, participatesIn } from '../model/relationships.ts';
import type { participantField } from './format-events.ts';
import type { GraphBuilder } from './graph-data.ts';
import type { Position } from './problem.ts';
import { mergeProvenance, type Provenance } from './provenance.ts';
import { entriesOf, type FactRecord } from './records.ts';
import type { References } from './references.ts';

type Participant = z.output<typeof participantField>;

/** Whoever takes part in one of these roles does not take part as a member of the group. */
const guestRoles = new Set([
  'GUEST_LEADER',
  'GUEST_MINISTER',
  'GUEST_COUNTRY',
  'INVITED_ORGANISATION',
  'INVITED',
  'INVITED_NOT_ATTENDING',
  'KNOWLEDGE_PARTNER',
]);

/**
 * Who attends each event, and which members take part in it, by a named person, a delegation, or as the forum's, and which
 * countries come as guests.
 */
export function deriveParticipation(graph: GraphBuilder, records: readonly FactRecord[], references: References): void {
  for (const event of records) {
    const participants = event.values['participants'] as readonly Participant[] | undefined;
    if (!participants) continue;
    const members: Members = new Map();
    const guests: Guests = new Map();
    for (const [index, participant] of entriesOf(participants)) {
      addParticipant(graph, event, participant, index, references, members, guests);
    }
    for (const [country, evidence] of guests) {
      const { at, ...provenance } = mergeProvenance(evidence);
      graph.relationship(guestAt, country, event.slug, provenance, at);
    }
    for (const [member, evidence] of members) {
      // Of a member that is only known to have stayed away, nothing is assumed.
      const basis = bases.find((each) => evidence[each].length > 0);
      if (basis === undefined) continue;
      const { at, ...provenance } = mergeProvenance(evidence[basis]);
      graph.relationship(participatesIn, member, event.slug, { basis, ...provenance }, at);
    }
    addAssumedMembers(graph, event, references, members);
  }
}

type Evidence = Provenance & { readonly at: Position };
type Guests = Map<string, Evidence[]>;

/** Why a member is recorded, the surest first. */
const bases = ['NAMED', 'DELEGATION', 'ANNOUNCED'] as const;
type Basis = (typeof bases)[number];
type Members = Map<string, Readonly<Record<Basis, Evidence[]>>>;

function basisOf(status: string, isNamed: boolean): Basis | undefined {
  if (status === 'ABSENT') return undefined;
  if (status === 'EXPECTED') return 'ANNOUNCED';
  return isNamed ? 'NAMED' : 'DELEGATION';
}

function addParticipant(
  graph: GraphBuilder,
  event: FactRecord,
  participant: Participant,
  index: number,
  references: References,
  members: Members,
  guests: Guests,
): void {
  const { key, person, ...properties } = participant;
  const { representing, role, sources, confidence } = properties;
  const at = event.locate('participants', index);
  const place = (...path: PropertyKey[]) => event.locate('participants', index, ...path);
  const speaksFor =
    representing === undefined ? undefined : references.byCode(representing, nodes.represented, place('representing'));
  const attendee = person === undefined ? speaksFor : references.bySlug(person, nodes.person, place('person'));
  for (const [number, source] of entriesOf(sources)) references.bySlug(source, nodes.source, place('sources', number));
  if (!attendee) {
    if (person === undefined && representing === undefined) references.nobody(at);
    return;
  }
  // A person or country is known by the end of its slug; members and organizations by the whole of it.
  const byDefault = `part-${event.slug}-${attendee.slug.replace(/^(person|country)-/, '')}`;
  graph.relationship(attends, attendee.slug, event.slug, { key: key ?? byDefault, ...properties }, at);

  const isGuest = guestRoles.has(String(role)) || speaksFor?.format.node === nodes.country;
  if (isGuest && properties.status === 'ATTENDED') {
    const country = countryOf(speaksFor, references);
    if (country) guests.set(country.slug, [...(guests.get(country.slug) ?? []), { sources, confidence, at }]);
  }
  if (isGuest || speaksFor?.format.node !== nodes.member) return;
  const member = members.get(speaksFor.slug) ?? { NAMED: [], DELEGATION: [], ANNOUNCED: [] };
  members.set(speaksFor.slug, member);
  const basis = basisOf(String(properties.status), person !== undefined);
  if (basis) member[basis].push({ sources, confidence, at });
}

/** A country by itself, or the one that a member is, which was a guest before it joined. */
function countryOf(speaksFor: FactRecord | undefined, references: References): FactRecord | undefined {
  if (speaksFor?.format.node === nodes.country) return speaksFor;
  const country = speaksFor?.values['country'] as { readonly code: string } | undefined;
  return country && references.byCode(country.code, nodes.country, speaksFor!.locate('country'));
}

function addAssumedMembers(graph: GraphBuilder, event: FactRecord, references: References, known: Members): void {
  for (const [index, code] of entriesOf(event.values['members'] as readonly string[] | undefined)) {
    const at = event.locate('members', index);
    const member = references.byCode(code, nodes.member, at);
    if (!member || known.has(member.slug)) continue;
    const { sources, confidence } = event.values;
    graph.relationship(participatesIn, member.slug, event.slug, { basis: 'ASSUMED', sources, confidence }, at);
  }
}
