import './entity.ts';
import './error-code.ts';
import './member.ts';
import './person.ts';
import './presidency.ts';
import './event.ts';
import './agenda.ts';
import './document.ts';
import './compliance.ts';
import './dataset.ts';
import './place.ts';
import './source.ts';
import './paths.ts';
import './search/search.ts';
import './search/suggest.ts';
import './subgraph.ts';
import * as nodes from '../model/nodes.ts';
import { builder } from './builder.ts';

builder.queryFields((t) => ({
  member: t.graphLookup(nodes.member, { by: 'code', description: 'The member with a code, such as `CA`.' }),
  country: t.graphLookup(nodes.country, { by: 'code', description: 'The country with a code, such as `ZA`.' }),
  presidency: t.graphLookup(nodes.presidency, { by: 'year', description: 'The presidency of a year.' }),
  event: t.graphLookup(nodes.event, { by: 'slug', description: 'One event.' }),
  person: t.graphLookup(nodes.person, { by: 'slug', description: 'One person.' }),
  office: t.graphLookup(nodes.office, { by: 'slug', description: 'One office.' }),
  priority: t.graphLookup(nodes.priority, { by: 'slug', description: 'One priority.' }),
  commitment: t.graphLookup(nodes.commitment, { by: 'slug', description: 'One commitment.' }),
  document: t.graphLookup(nodes.document, { by: 'slug', description: 'One document.' }),
  place: t.graphLookup(nodes.place, { by: 'slug', description: 'One place.' }),
  organization: t.graphLookup(nodes.organization, { by: 'slug', description: 'One organization.' }),
  workingGroup: t.graphLookup(nodes.workingGroup, { by: 'slug', description: 'One working group.' }),
  statement: t.graphLookup(nodes.statement, { by: 'slug', description: 'One statement.' }),
  source: t.graphLookup(nodes.source, { by: 'slug', description: 'One source.' }),
  assessment: t.graphLookup(nodes.assessment, { by: 'slug', description: 'One score of one member.' }),
  entity: t.graphLookup(nodes.entity, { by: 'slug', description: 'Any record.' }),
  members: t.graphConnection(nodes.member, { description: 'All members, past and present.' }),
  countries: t.graphConnection(nodes.country, { description: 'All countries.' }),
  presidencies: t.graphConnection(nodes.presidency, { description: 'All presidencies, year by year.' }),
  events: t.graphConnection(nodes.event, { description: 'All events of every kind, in the order of time.' }),
  people: t.graphConnection(nodes.person, { description: 'All people.' }),
  offices: t.graphConnection(nodes.office, { description: 'All offices.' }),
  priorities: t.graphConnection(nodes.priority, { description: 'All priorities.' }),
  commitments: t.graphConnection(nodes.commitment, { description: 'All commitments, year by year.' }),
  documents: t.graphConnection(nodes.document, { description: 'All documents, in the order of time.' }),
  places: t.graphConnection(nodes.place, { description: 'All places.' }),
  organizations: t.graphConnection(nodes.organization, { description: 'All organizations.' }),
  workingGroups: t.graphConnection(nodes.workingGroup, { description: 'All working groups.' }),
  statements: t.graphConnection(nodes.statement, { description: 'All statements, in the order of time.' }),
  sources: t.graphConnection(nodes.source, { description: 'All sources.' }),
  assessments: t.graphConnection(nodes.assessment, {
    description: 'All scores of how members kept commitments, by their slugs: summit by summit.',
  }),
  summitResults: t.graphConnection(nodes.summitResult, {
    description: 'All figures on how the commitments of summits were kept.',
  }),
  dataset: t.graphSingle(nodes.dataset, {
    description: 'The version of the data, the day to which they reach, their licence and attribution.',
  }),
}));

/** The GraphQL schema of the product. */
export const schema = builder.toSchema();
