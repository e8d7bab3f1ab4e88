import { stemOf } from '../../model/search-words.ts';

/** Words for kinds of entities, in any form, by the value of EntityKind that they ask for. */
const wordsForKinds: Readonly<Record<string, string>> = {
  SUMMIT: 'summit sommet gipfel vertice cumbre',
  MINISTERIAL_MEETING: 'meeting ministerial reunion rencontre treffen riunione incontro',
  BILATERAL_MEETING: 'bilateral talks',
  PRESIDENCY: 'presidency chairmanship presidence prasidentschaft presidenza',
  COMMITMENT: 'commitment pledge promise undertaking engagement verpflichtung impegno',
  DOCUMENT: 'document communique declaration charter',
  STATEMENT: 'statement quote said speech',
  PRIORITY: 'priority topic issue',
  COUNTRY: 'country',
  ORGANIZATION: 'organization',
  PLACE: 'place city town venue',
  SOURCE: 'source article news',
};

const kindsByStem: ReadonlyMap<string, string> = new Map(
  Object.entries(wordsForKinds).flatMap(([kind, words]) => words.split(' ').map((word) => [stemOf(word), kind])),
);

/** One of them is a person or an office, several of them meet. */
const oneOffice =
  'minister ministre ministro president premier pm chancellor kanzler secretary commissioner governor chair';
const severalOffices = 'ministers ministres ministri secretaries';
const kindsByWord: ReadonlyMap<string, readonly string[]> = new Map([
  ...oneOffice.split(' ').map((word) => [word, ['PERSON', 'OFFICE']] as const),
  ...severalOffices.split(' ').map((word) => [word, ['MINISTERIAL_MEETING']] as const),
] as readonly (readonly [string, readonly string[]])[]);

/** The kinds that some words ask for: `summits in japan` is about summits. */
export const kindsAskedFor = (words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap((word) => kindsByWord.get(word) ?? kindsByStem.get(stemOf(word)) ?? [])),
];

const latest =
  'latest last newest recent recently current currently dernier derniere letzter letzte letztes ultimo ultima';
const next = 'next upcoming coming prochain prochaine nachster nachste nachstes prossimo prossima';

/** Words that ask for what is nearest in time: they tell nothing of what it is. */
export const wordsForTimes: readonly string[] = `${latest} ${next}`.split(' ');

/** Words for the first of what was, which records call the first. */
export const sameAsFirst: ReadonlySet<string> = new Set(['oldest', 'earliest']);

/** Whether some words ask for the last of what was, or for the first of what is to come. */
export function timeAskedFor(words: readonly string[]): 'LATEST' | 'NEXT' | undefined {
  const asks = (all: string) => words.some((word) => all.split(' ').includes(word));
  if (asks(latest)) return 'LATEST';
  return asks(next) ? 'NEXT' : undefined;
}
