import type { ParticipationRole, Vocabulary } from '../../api/vocabulary.ts';
import { participation } from '../../entity/participation.ts';
import { type Row, type Section, section } from '../../entity/view.ts';
import { words } from '../../parts/words.ts';
import type { Meeting } from './meeting.ts';

type Participant = NonNullable<Meeting['participants']>['edges'][number];

/** Who took part, by whom they represent: the members first, the host before all, then guests and organizations. */
export function participants({ participants: found }: Meeting, vocabulary: Vocabulary): readonly Section[] {
  return section('participants', 'Participants', found, {
    sort: (edges) => edges.toSorted((one, other) => rank(one) - rank(other) || byLead(one, other)),
    row: (edge) => rowOf(edge, vocabulary),
    hint: found?.totalCount === 0 ? 'No source names a participant.' : undefined,
  });
}

/** Who stands for whom. A delegation without a name is told in words, not as one that represents itself. */
function rowOf(edge: Participant, vocabulary: Vocabulary): Row {
  const { node } = edge;
  const { representing, role } = firstRole(edge);
  const told = participation(edge, vocabulary);
  if (role === 'MEMBER_DELEGATION' || role === 'GUEST_COUNTRY')
    return { ...told, lead: node, entity: undefined, text: told.detail, detail: undefined };
  const standsForItself = representing === null || representing.slug === node.slug;
  return { ...told, lead: standsForItself ? undefined : representing.name };
}

/** Members that took part and of which no participant is recorded. */
export function membersWithoutNames({ members, participants: found }: Meeting): readonly Section[] {
  const represented = new Set(
    found?.edges.flatMap(({ roles: all }) => all.map(({ representing }) => representing?.slug)),
  );
  const hasMore = found?.pageInfo.hasNextPage === true;
  const edges = members?.edges.filter(({ node }) => !represented.has(node.slug)) ?? [];
  if (members === null || hasMore || edges.length === 0) return [];
  const rows = edges.map(({ node, basis, sources }) => ({
    entity: node,
    detail: words.ParticipationBasis[basis],
    sources,
  }));
  return [
    {
      id: 'members',
      title: 'Members without a named participant',
      total: edges.length,
      rows,
      next: null,
    },
  ];
}

/** Everybody who is recorded has a role; the first is told first. */
const firstRole = ({ roles: all }: Participant) => all[0]!;

/** The order in which roles are told. */
const roles: readonly ParticipationRole[] = [
  'HOST',
  'MEMBER_LEADER',
  'HEAD_OF_DELEGATION',
  'EU_REPRESENTATIVE',
  'MEMBER_REPRESENTATIVE',
  'ACCOMPANYING_HEAD_OF_GOVERNMENT',
  'ACCOMPANYING_MINISTER',
  'MEMBER_DELEGATION',
  'PARTICIPANT',
  'EXPECTED_PARTICIPANT',
  'GUEST_LEADER',
  'GUEST_MINISTER',
  'GUEST_COUNTRY',
  'INVITED_ORGANISATION',
  'KNOWLEDGE_PARTNER',
  'INVITED',
  'INVITED_NOT_ATTENDING',
];

/** The role alone would put a minister beside the host before other heads: those of one member stay together. */
function rank(participant: Participant): number {
  const { node } = participant;
  const { role } = firstRole(participant);
  const guests = roles.indexOf('GUEST_LEADER');
  const index = roles.indexOf(role);
  if (role === 'HOST') return 0;
  if (node.__typename === 'Organization') return 3;
  return index < guests ? 1 : 2;
}

function byLead(one: Participant, other: Participant): number {
  const lead = (participant: Participant) => firstRole(participant).representing?.name ?? participant.node.name;
  const order = (participant: Participant) => roles.indexOf(firstRole(participant).role);
  return lead(one).localeCompare(lead(other), 'en') || order(one) - order(other);
}
