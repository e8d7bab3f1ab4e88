import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import type { NodeModel, RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';
import type { GraphFieldBuilder } from '../pothos-plugin-neo4j/plugin/index.ts';
import { builder } from './builder.ts';
import { neighborFields } from './neighbors.ts';
import { kindWords } from './relations.ts';

type Types = (typeof builder)['$inferSchemaTypes'];
type SourcedRelationship = RelationshipModel & {
  readonly properties: typeof relationships.hosts.properties;
};

/** The fields every edge over a relationship of a record has: where the link is known from. */
export function provenance<Relationship extends RelationshipModel>(t: GraphFieldBuilder<Types, Relationship>) {
  const edge = t as unknown as GraphFieldBuilder<Types, SourcedRelationship>;
  return {
    sources: edge.reference('sources', {
      to: nodes.source,
      by: 'slug',
      description: 'The sources this link rests on.',
    }),
    confidence: edge.property('confidence'),
  };
}

/** The fields that every entity has beside its global id. */
function entityFields<Model extends NodeModel>(t: GraphFieldBuilder<Types, Model>) {
  const entity = t as unknown as GraphFieldBuilder<Types, typeof nodes.entity>;
  return {
    slug: entity.property('slug'),
    formerSlugs: entity.property('formerSlugs'),
    name: entity.property('name'),
    caption: entity.property('caption'),
    alternativeNames: entity.property('alternativeNames'),
    description: entity.property('description'),
    note: entity.property('note'),
    url: entity.property('url'),
    wikidataId: entity.property('wikidataId'),
    confidence: entity.property('confidence'),
    sources: entity.relatedConnection(relationships.sourcedFrom, {
      description: 'The sources the record, or a part of it, rests on.',
      edge: (e) => ({ supports: e.property('supports') }),
      links: citations,
    }),
    ...neighborFields(entity),
  };
}

builder.graphInterface(nodes.entity, {
  isComplete: true,
  order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
  dimensions: { kind: { property: 'searchKind', description: 'What it is, as a value of EntityKind.' } },
  conditions: { kind: { property: 'searchKind', words: kindWords, description: 'What it is.' } },
  fields: entityFields,
});

builder.graphInterface(nodes.represented, {
  isComplete: true,
  order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({ code: t.property('code') }),
});

builder.graphInterface(nodes.participant, {
  isComplete: true,
  order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: () => ({}),
});

/** How edges tell of all roles in which somebody took part. */
export const roles = {
  name: 'roles',
  type: 'Participation',
  description: 'All participations that fulfil the filter, in the order of the list; the edge tells of the first.',
};

/** How edges tell of all parts of a record that a source supports. */
export const citations = {
  name: 'citations',
  type: 'Citation',
  description: 'All that the source is named for and that fulfils the filter; the edge tells of the first.',
};

/** What is known of a participation. */
export function attendance(t: GraphFieldBuilder<Types, typeof relationships.attends>) {
  return {
    role: t.property('role'),
    capacity: t.property('capacity'),
    status: t.property('status'),
    note: t.property('note'),
    representing: t.reference('representing', {
      to: nodes.represented,
      by: 'code',
      description: 'Whom it spoke for.',
    }),
    ...provenance(t),
  };
}
