import { factsFolder, smallFact } from './small-facts.ts';

const summit = 'events/2020/summit.yaml';

export type Letter = 'A' | 'B';

/** How many people each of the two states knows; what is asked about people depends on it. */
export const people = { A: 41, B: 31 } as const;

/**
 * A folder with the small facts and a crowd, in which every name ends in a letter. Between A and B every record is
 * changed, and some of the crowd come or go with their participations, so that no part of one fits the other. A larger crowd takes longer to load.
 */
export function factsOf(letter: Letter, size: number = people[letter]): string {
  const crowd = Array.from({ length: size - 1 }, (_, index) => ({
    // The first twenty are there in both.
    slug: `person-${index < 20 ? 'x' : letter.toLowerCase()}${String(index).padStart(3, '0')}`,
    name: `Guest ${index}`,
  }));
  const sources = 'sources: [src-news]\n';
  const texts = {
    'countries.yaml': smallFact('countries.yaml'),
    'members.yaml': smallFact('members.yaml'),
    'people/canada.yaml': smallFact('people/canada.yaml'),
    'events/2020/ministers.yaml': smallFact('events/2020/ministers.yaml'),
    [summit]: smallFact(summit).replace(
      'documents:',
      `${crowd.map(({ slug }) => `  - person: ${slug}\n    representing: NO\n    role: GUEST_COUNTRY\n    ${sources}    confidence: HIGH\n`).join('')}documents:`,
    ),
    'people/crowd.yaml': crowd
      .map(({ slug, name }) => `- slug: ${slug}\n  name: ${name}\n  category: GUEST\n  ${sources}  confidence: HIGH\n`)
      .join(''),
  };
  const lettered = Object.entries(texts).map(([name, text]) => [
    name,
    text.replace(/\bname: (.*)$/gm, `name: $1 (${letter})`),
  ]);
  return factsFolder(Object.fromEntries(lettered) as Record<string, string>);
}
