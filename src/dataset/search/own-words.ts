import type { GraphNode } from '../graph-data.ts';

/** The properties that name an entity: what is typed while looking for it. */
export const naming = [
  'name',
  'alternativeNames',
  'officialName',
  'code',
  'isoAlpha3',
  'gazetteerName',
  'formerSlugs',
] as const;

/** The properties that tell about an entity in words. */
export const telling = [
  'themes',
  'publisher',
  'capital',
  'issueArea',
  'definition',
  'summary',
  'mandate',
  'description',
  'outcome',
  'hostStatement',
  'furtherTopics',
] as const;

const valuesOf = ({ properties }: GraphNode, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => properties[name] ?? []).map((value) => String(value).replaceAll('_', ' '));

export const namesOf = (node: GraphNode): readonly string[] => valuesOf(node, naming);

export const textOf = (node: GraphNode): readonly string[] => [
  ...valuesOf(node, ['name', 'alternativeNames', 'officialName']),
  ...valuesOf(node, telling),
];
