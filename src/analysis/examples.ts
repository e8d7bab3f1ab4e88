import { type GraphData, type GraphNode, type GraphRelationship, slugOf, type Value } from '../dataset/graph-data.ts';

/** Records that examples are taken from first, so that they hang together. */
const SHOWN = [
  'meeting-2025-interior-security-ottawa',
  'summit-2025-kananaskis',
  'presidency-2025',
  'member-ca',
  'person-gary-anandasangaree',
  'person-mark-carney',
  'priority-migrant-smuggling',
  'commitment-2025-migrant-smuggling-01',
  'commitment-2018-grg-0089',
  'place-ottawa',
  'org-nato',
  'src-seed-sah',
];

/** Written by each load and not by the facts, so that it changes; these show its form. */
const DATASET: Readonly<Record<string, Value>> = {
  name: 'seven',
  version: '0f1e2d3c4b5a',
  release: '2026.1',
  releasedDate: '2026-01-31',
  loadedAt: '2026-01-31T12:00:00Z',
  licence: 'CC BY 4.0',
  attribution: 'Seven, a knowledge graph of the Group of Seven; …',
  inputs: '0123456789abcdef',
};

/** Values from the facts, the same ones as long as the records that are shown stay. */
export interface Examples {
  ofNode(label: string, property: string): Value | undefined;
  ofRelationship(type: string, property: string): Value | undefined;
  /** The slugs of the ends of one relationship. */
  ends(type: string): readonly [string, string] | undefined;
}

export function examplesFrom(data: GraphData): Examples {
  const rank = (slug: string) => (SHOWN.includes(slug) ? SHOWN.indexOf(slug) : SHOWN.length);
  const nodes = data.nodes.toSorted((one, other) => rank(slugOf(one)) - rank(slugOf(other)));
  const distance = ({ from, to }: GraphRelationship) => rank(from) + rank(to);
  const relationships = data.relationships.toSorted((one, other) => distance(one) - distance(other));

  const has = (record: GraphNode | GraphRelationship, property: string) => {
    const value = record.properties[property];
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
  };
  return {
    ofNode: (label, property) =>
      label === 'Dataset'
        ? DATASET[property]
        : nodes.find((node) => node.labels.includes(label) && has(node, property))?.properties[property],
    ofRelationship: (type, property) =>
      relationships.find((relationship) => relationship.type === type && has(relationship, property))?.properties[
        property
      ],
    ends: (type) => {
      const found = relationships.find((relationship) => relationship.type === type);
      return found && [found.from, found.to];
    },
  };
}
