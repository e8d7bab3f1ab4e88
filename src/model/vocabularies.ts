import { enumeration } from '../pothos-plugin-neo4j/model/index.ts';

export const memberKind = enumeration('MemberKind', 'What a member is.', {
  COUNTRY: 'A sovereign state.',
  UNION: 'A union of states: the European Union.',
});

export const forum = enumeration('Forum', 'The name and size of the group at a time.', {
  G6: 'The six of 1975, before Canada joined.',
  G7: 'The seven: from 1976 to 1996, and again since 2014.',
  SUMMIT_OF_THE_EIGHT: 'Denver 1997, the first summit that Russia took full part in.',
  G8: 'The eight, with Russia: 1998 to 2013.',
});

export const eventKind = enumeration('EventKind', 'What kind of meeting an event is.', {
  SUMMIT: 'The yearly meeting of leaders.',
  LEADERS_MEETING: 'A meeting of leaders outside the yearly summit, such as a videoconference in a crisis.',
  MINISTERIAL_MEETING: 'A meeting of ministers who share a portfolio.',
  SENIOR_OFFICIALS_MEETING: 'A meeting of officials who prepare or follow up the work of leaders and ministers.',
  BILATERAL_MEETING: 'A meeting of two sides, often on the margins of another event.',
});

export const eventStatus = enumeration('EventStatus', 'How far an event has come.', {
  HELD: 'It took place.',
  SCHEDULED: 'Date and place are fixed; it lies ahead of the newest source.',
  PLANNED: 'It is announced; details can change.',
  CANCELLED: 'It was called off.',
});

export const eventFormat = enumeration('EventFormat', 'How participants met.', {
  IN_PERSON: 'In one place.',
  VIRTUAL: 'By videoconference or telephone.',
  HYBRID: 'Some in one place, others joining from afar.',
});

export const datePrecision = enumeration('DatePrecision', 'How exactly a date is known.', {
  DAY: 'The day is known.',
  MONTH: 'Only the month is known; the date shows its first day.',
  YEAR: 'Only the year is known; the date shows its first day.',
});

export const confidence = enumeration('Confidence', 'How far a fact can be relied on.', {
  HIGH: 'Stated by a source that was read, or by several that agree.',
  MEDIUM: 'Read out of a source, supported by one weak source, or from general knowledge, wholly or in part.',
});

export const participationBasis = enumeration(
  'ParticipationBasis',
  'Why a member is recorded as taking part in an event.',
  {
    NAMED: 'A person who represented the member is named.',
    DELEGATION: 'A delegation of the member is recorded; its head is not named.',
    ANNOUNCED: 'Somebody was announced for it; no source reports who came.',
    ASSUMED: 'It belonged to the forum at the time; no source names its delegation.',
  },
);

export const participationRole = enumeration(
  'ParticipationRole',
  'The role in which somebody takes part in an event.',
  {
    HOST: 'Receives and chairs.',
    MEMBER_LEADER: 'Leads the delegation of a member at a meeting of leaders.',
    EU_REPRESENTATIVE: 'Represents the European Union or its predecessors.',
    HEAD_OF_DELEGATION: 'Leads the delegation of a member at another meeting.',
    MEMBER_DELEGATION: 'A delegation of a member whose head is not named.',
    MEMBER_REPRESENTATIVE: 'Stands in for the leader of a member.',
    ACCOMPANYING_MINISTER: 'A further minister of a delegation.',
    ACCOMPANYING_HEAD_OF_GOVERNMENT: 'A head of government beside the head of state who leads the delegation.',
    GUEST_LEADER: 'Leader of an invited country.',
    GUEST_MINISTER: 'Minister of an invited country.',
    GUEST_COUNTRY: 'An invited country whose representative is not named.',
    INVITED_ORGANISATION: 'An invited international organisation, or its head.',
    INVITED: 'Invited; whether it came is not known.',
    INVITED_NOT_ATTENDING: 'Invited, but did not come.',
    PARTICIPANT: 'Takes part without a more exact role.',
    EXPECTED_PARTICIPANT: 'Announced as a participant.',
    KNOWLEDGE_PARTNER: 'Contributes expertise.',
  },
);

export const participationStatus = enumeration('ParticipationStatus', 'Whether a participation has taken place.', {
  ATTENDED: 'Recorded as present.',
  EXPECTED: 'Announced or invited; no source reports whether it came.',
  ABSENT: 'Invited or announced, and did not come.',
});

export const emphasis = enumeration('Emphasis', 'The weight an event gave to a priority.', {
  MAJOR: 'A source names it as a main focus.',
  REGULAR: 'It was on the agenda.',
});

export const placeKind = enumeration('PlaceKind', 'What a place is.', {
  COUNTRY: 'A whole country.',
  REGION: 'A first-level division of a country.',
  CITY: 'A city, town or resort.',
  VENUE: 'A building or site.',
});

export const personCategory = enumeration('PersonCategory', 'In which capacity a person first entered the graph.', {
  LEADER: 'Leader of a member, or of an institution of the European Union.',
  MINISTER_OR_OFFICIAL: 'Minister or official of a member.',
  GUEST: 'Guest from another country or an organisation.',
});

export const sourceKind = enumeration('SourceKind', 'What a source is and how it was read.', {
  SEED: 'The news item the collection of facts started from.',
  PAGE_EXCERPT: 'A page of which an excerpt was read.',
  DATASET: 'A dataset that was read in full.',
  BACKGROUND: 'General knowledge of the compilers: no source was read.',
});

export const resultKind = enumeration('ResultKind', 'What a result of a summit measures.', {
  SUMMIT_MEMBER_AVERAGE: 'The mean of the scores of the commitments of a summit, over all or for one member.',
  PUBLISHED_SUMMIT_RESULT: 'What a report on a summit published.',
  ISSUE_SUMMIT_SCORE: 'How the commitments of a summit on one issue were kept.',
});
