import { isA, type NodeModel, type Property } from '../model/define.ts';
import { fold } from '../model/fold.ts';
import * as nodes from '../model/nodes.ts';
import type { Fields } from './format.ts';

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

/** The properties that tell about an entity in words, with the year it belongs to. */
export const telling = [
  'kind',
  'themes',
  'portfolio',
  'portfolios',
  'publisher',
  'capital',
  'issueArea',
  'year',
  'date',
  'definition',
  'summary',
  'mandate',
  'description',
  'outcome',
  'hostStatement',
  'furtherTopics',
] as const;

/** Their names are titles and sentences, which nobody types to find them. */
const withoutName: readonly NodeModel[] = [nodes.source, nodes.commitment, nodes.statement];

/** What the full-text indexes hold of an entity: its names, and everything it says, folded. Nothing for other nodes. */
export function searchTextOf(model: NodeModel, values: Fields): Fields {
  if (!isA(model, nodes.entity)) return {};
  const words = (names: readonly string[]) => [
    ...new Set(names.flatMap((name) => wordsOf(model.properties[name] as Property | undefined, values[name]))),
  ];
  const names = words(naming);
  return {
    searchNames: withoutName.includes(model) ? [] : names,
    searchText: [...new Set([...names, ...words(telling)])].join('\n'),
  };
}

function wordsOf(property: Property | undefined, value: unknown): readonly string[] {
  if (property === undefined || value === undefined) return [];
  const texts = [value].flat().map(String);
  // Of a day only its year is a word; `MINISTERIAL_MEETING` is two words, and so is `WORLD_BANK`.
  if (property.type === 'date') return texts.map((text) => text.slice(0, 4));
  return texts.map((text) => fold(text.replaceAll('_', ' ')));
}
