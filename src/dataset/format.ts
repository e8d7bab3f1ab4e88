import type { z } from 'zod';
import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import type { NodeModel, RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';

/** A field that names other records: each name becomes a relationship. */
export interface Link {
  readonly relationship: RelationshipModel;
  /** `out` where the relationship starts at the record that has the field. */
  readonly direction: 'out' | 'in';
  readonly many: boolean;
  /** Which property of the other record it is named by. */
  readonly by: 'slug' | 'code';
  /** What the relationship says where the reference does not say it. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** A field that holds whole records; each is joined to the record around it. */
export interface Child {
  readonly format: RecordFormat;
  readonly relationship: RelationshipModel;
  /** `out` where the relationship starts at the record around. */
  readonly direction: 'out' | 'in';
}

export type Fields = Readonly<Record<string, unknown>>;

/** How the records of one kind are written. Every property of the label is a field, unless it is derived. */
export interface RecordFormat {
  readonly node: NodeModel;
  readonly fixed: Readonly<Record<string, string>>;
  /** The properties that are not written, and how they follow from what is, or from the record around. */
  readonly derived: Readonly<Record<string, (values: Fields, around: Fields) => string | number | undefined>>;
  readonly links: Readonly<Record<string, Link>>;
  readonly children: Readonly<Record<string, Child>>;
  /** Fields with rules of their own. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  /** False only for sources, which rest on nothing else. */
  readonly sourced: boolean;
}

export function format(node: NodeModel, options: Partial<Omit<RecordFormat, 'node'>> = {}): RecordFormat {
  return { node, fixed: {}, derived: {}, links: {}, children: {}, fields: {}, sourced: true, ...options };
}

type LinkOptions = Partial<Pick<Link, 'direction' | 'by' | 'defaults'>>;

export const one = (relationship: RelationshipModel, options: LinkOptions = {}): Link => ({
  relationship,
  direction: 'out',
  many: false,
  by: 'slug',
  defaults: {},
  ...options,
});

export const many = (relationship: RelationshipModel, options: LinkOptions = {}): Link => ({
  ...one(relationship, options),
  many: true,
});

/** The label at the end of a link that is not the record with the field. */
export function targetOf({ relationship, direction }: Link): NodeModel {
  return direction === 'out' ? relationship.to : relationship.from;
}

/** The formats of the records that stand by themselves, under the name of their file or folder. */
export const simpleFormats = {
  members: format(nodes.member, { links: { country: one(relationships.ofCountry, { by: 'code' }) } }),
  countries: format(nodes.country),
  organizations: format(nodes.organization, { links: { specializesIn: many(relationships.specializesIn) } }),
  offices: format(nodes.office, { links: { of: one(relationships.officeOf, { by: 'code' }) } }),
  people: format(nodes.person, { links: { offices: many(relationships.heldOffice) } }),
  places: format(nodes.place, {
    links: {
      country: one(relationships.inCountry, { by: 'code' }),
      liesIn: one(relationships.liesIn),
      sameSiteAs: one(relationships.sameSiteAs),
    },
  }),
  priorities: format(nodes.priority, { links: { broader: one(relationships.broader) } }),
  presidencies: format(nodes.presidency, {
    links: {
      member: one(relationships.holdsPresidency, { by: 'code', direction: 'in' }),
      priorities: many(relationships.prioritizes),
    },
  }),
  'working-groups': format(nodes.workingGroup, {
    links: {
      subgroupOf: one(relationships.subgroupOf),
      worksOn: many(relationships.worksOn),
      establishedAt: many(relationships.establishedAt),
      activeAt: many(relationships.activeAt),
    },
  }),
  sources: format(nodes.source, {
    derived: { name: ({ title }) => String(title) },
    sourced: false,
  }),
} satisfies Record<string, RecordFormat>;
