import type { Vocabulary } from '../../api/vocabulary.ts';
import { entityPage } from '../../entity/page.ts';
import { type Cited, fact, type Reference, type Row, section } from '../../entity/view.ts';
import { SmallMap } from '../../map/small-map.tsx';
import { compliance, shortList } from '../../parts/compliance.ts';
import { datesText, dateText } from '../../parts/dates.ts';
import { sentenceCase, words } from '../../parts/words.ts';
import type { EventPage } from './event.answer.ts';
import type { Meeting } from './meeting.ts';
import { membersWithoutNames, participants } from './participants.ts';
import { results } from './results.ts';

export const eventPage = entityPage<EventPage>({
  types: ['Summit', 'LeadersMeeting', 'MinisterialMeeting', 'SeniorOfficialsMeeting', 'BilateralMeeting'],
  prefixes: ['meeting', 'summit', 'leaders', 'senior', 'rlg', 'conference', 'bilateral', 'bilaterals'],
  operation: new URL('./event.graphql', import.meta.url),
  view({ entity, own }, vocabulary) {
    if (entity === null || !('eventKind' in entity)) return undefined;
    return {
      facts: [...whenAndWhere(entity), ...whoAndWhat(entity, vocabulary), ...beforeAndAfter(entity, own)],
      figure: entity.place && entity.location && <SmallMap name={entity.place.name} {...entity.location} />,
      sections: sectionsOf(entity, vocabulary),
    };
  },
});

function whenAndWhere(meeting: Meeting) {
  const { startDate, endDate, datePrecision, status, dateNote, format, place, placeNote } = meeting;
  const dates = datesText(startDate, endDate, datePrecision);
  const nowhere = format === 'VIRTUAL' ? 'online' : 'No source names the place.';
  return [
    ...fact('When', { text: status === 'HELD' ? dates : `${dates}, ${words.EventStatus[status]}`, note: dateNote }),
    ...fact('Where', place ?? nowhere, ...(meeting.furtherPlaces?.edges.map(rowOf) ?? []), placeNote),
    ...fact('Country', place?.country),
    ...fact('Format', format && format !== 'IN_PERSON' ? words.EventFormat[format] : null),
  ];
}

function whoAndWhat(meeting: Meeting, vocabulary: Vocabulary) {
  const { hosts, hostPersons, presidency, portfolios, hostStatement } = meeting;
  const chairs = hostPersons?.edges.map(rowOf) ?? [];
  return [
    ...fact('Host', ...(hosts?.edges.map(rowOf) ?? [])),
    ...fact('Chair', ...(chairs.length > 0 ? chairs : ['No source names the chair.'])),
    ...fact('Presidency', presidency),
    ...fact('Portfolios', portfolios.map((name) => vocabulary.titleOfPortfolio(name)).join(', ')),
    ...fact('Outcome', meeting.outcome),
    ...fact('What the host said', hostStatement),
    ...fact('Further topics', meeting.furtherTopics),
  ];
}

function beforeAndAfter({ partOf, follows, followedBy }: Meeting, own: EventPage['own']) {
  return [
    ...fact('Number', own && 'number' in own ? own.number : null),
    ...fact('On the margins of', own && 'onTheMarginsOf' in own ? own.onTheMarginsOf : null),
    ...fact('Part of', partOf),
    ...fact('Previous meeting', follows),
    ...fact('Next meeting', ...(followedBy?.nodes ?? [])),
  ];
}

function sectionsOf(meeting: Meeting, vocabulary: Vocabulary) {
  const { commitments, statements, documents } = meeting;
  return [
    ...participants(meeting, vocabulary),
    ...membersWithoutNames(meeting),
    ...section('priorities', 'Priorities', meeting.priorities, {
      row: ({ emphasis }) => ({ detail: emphasis === 'MAJOR' ? sentenceCase(words.Emphasis.MAJOR) : undefined }),
      hint: joined(meeting.prioritiesNote, meeting.emphasisNote),
    }),
    ...section('buildsOn', 'What it built on', meeting.buildsOn, { hint: joined(meeting.lineageNote) }),
    ...section('builtOnBy', 'What built on it', meeting.builtOnBy),
    ...section('documents', 'Documents', documents, {
      row: ({ node }) => ({ detail: `${sentenceCase(node.documentKind)}, ${dateText(node.date, node.datePrecision)}` }),
    }),
    ...section('commitments', 'Commitments', commitments, {
      row: ({ node }) => compliance(node),
      hint: shortList(commitments?.totalCount, meeting.reportedCommitmentCount),
    }),
    ...section('takesUp', 'Earlier commitments that it took up', meeting.takesUp),
    ...section('statements', 'What was said', statements, {
      row: ({ node }) => ({ lead: node.speaker?.name, detail: dateText(node.date, node.datePrecision) }),
    }),
    ...section('workingGroups', 'Working groups', meeting.workingGroups),
    ...section('parts', 'Meetings within it', meeting.parts),
    ...section('bilateralMeetings', 'Bilateral meetings on its margins', meeting.bilateralMeetings),
    ...results(meeting),
  ];
}

interface Edge {
  readonly node: Reference;
  readonly sources: readonly Cited[];
}

const rowOf = ({ node, sources }: Edge): Row => ({ entity: node, sources });

const joined = (...notes: readonly (string | null)[]) => notes.filter((note) => note !== null).join(' ') || undefined;
