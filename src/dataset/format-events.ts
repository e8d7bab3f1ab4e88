import { z } from 'zod';
import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import type { NodeModel } from '../pothos-plugin-neo4j/model/index.ts';
import { confidenceField, fieldOf, keyField, sourcesField } from './fields.ts';
import { type Fields, format, many, one, type RecordFormat } from './format.ts';
import { type Assessment, assessmentField, resultField } from './format-compliance.ts';

const name = ({ summary }: Fields): string => String(summary);
const yearOf = (date: unknown): number => Number(String(date).slice(0, 4));

const commitment = format(nodes.commitment, {
  derived: {
    name,
    year: (_, document) => yearOf(document['date']),
    sourceComplianceAverage: ({ assessment }) => (assessment as Assessment | undefined)?.average,
  },
  links: { priorities: many(relationships.concerns), followsUp: many(relationships.followsUp) },
  fields: { assessment: assessmentField.optional() },
});

export const documentFormat = format(nodes.document, {
  links: { priorities: many(relationships.covers) },
  children: { commitments: { format: commitment, relationship: relationships.contains, direction: 'out' } },
});

const statement = format(nodes.statement, {
  derived: { name },
  links: {
    speaker: one(relationships.made, { direction: 'in' }),
    priorities: many(relationships.mentions),
  },
});

const attends = relationships.attends.properties;
const part = (property: keyof typeof attends) => fieldOf(property, attends[property], attends);
const code = z.string().meta({ description: 'The code of a member, a country or an organization.' });

/** Who takes part. Without `person` it is the member, country or organization itself. */
export const participantField = z.strictObject({
  key: keyField.optional(),
  person: z.string().optional().meta({ description: 'The slug of the person.' }),
  representing: code.optional(),
  role: part('role'),
  capacity: part('capacity'),
  status: part('status').default('ATTENDED'),
  note: part('note'),
  sources: sourcesField,
  confidence: confidenceField,
});

const links = {
  presidency: one(relationships.organizes, { direction: 'in' }),
  partOf: one(relationships.partOf),
  follows: one(relationships.follows),
  hosts: many(relationships.hosts, { direction: 'in', by: 'code' }),
  hostPersons: many(relationships.chairs, { direction: 'in', defaults: { role: 'HOST' } }),
  place: one(relationships.takesPlaceIn),
  otherPlaces: many(relationships.alsoTakesPlaceIn),
  priorities: many(relationships.addresses, { defaults: { emphasis: 'REGULAR' } }),
  buildsOn: many(relationships.buildsOn),
};

function event(node: NodeModel, kind: string, extra: RecordFormat['links'] = {}): RecordFormat {
  return format(node, {
    fixed: { kind },
    derived: { year: ({ startDate }) => yearOf(startDate) },
    links: { ...links, ...extra },
    children: {
      documents: { format: documentFormat, relationship: relationships.issued, direction: 'out' },
      statements: { format: statement, relationship: relationships.madeAt, direction: 'in' },
    },
    fields: {
      members: z.array(code).default([]).meta({ description: 'The members of the forum at the time.' }),
      participants: z.array(participantField).default([]),
      results: z.array(resultField).default([]),
    },
  });
}

/** The formats of events, by the word in their field `kind`. */
export const eventFormats: Readonly<Record<string, RecordFormat>> = {
  SUMMIT: event(nodes.summit, 'SUMMIT'),
  LEADERS_MEETING: event(nodes.leadersMeeting, 'LEADERS_MEETING'),
  MINISTERIAL_MEETING: event(nodes.ministerialMeeting, 'MINISTERIAL_MEETING'),
  SENIOR_OFFICIALS_MEETING: event(nodes.seniorOfficialsMeeting, 'SENIOR_OFFICIALS_MEETING'),
  BILATERAL_MEETING: event(nodes.bilateralMeeting, 'BILATERAL_MEETING', {
    onTheMarginsOf: one(relationships.onTheMarginsOf),
  }),
};
