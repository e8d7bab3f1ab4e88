import { enumeration, type FullTextIndex, float, internal, listOf, text } from '../pothos-plugin-neo4j/model/index.ts';

const words = (of: string) => internal(text(`Words that it is found by: ${of}. Only search reads them.`));

/** What every entity is found by. A load works it out of the record and of what lies around it; no client reads it. */
export const searchProperties = {
  searchKind: internal(text('What it is, as the value of EntityKind; results are counted by it.')),
  searchNames: internal(listOf(text('Its names and codes in words, each as it can be typed.'))),
  searchKinds: words('what it is, in words that people use'),
  searchPlaces: words('where it is, or for whom, with nationalities'),
  searchTimes: words('years, decades and months'),
  searchRelated: words('who and what it has to do with'),
  searchText: words('all that is told of it'),
  searchReasons: internal(listOf(text('What the words around it stand for: a field, a colon, and the text to show.'))),
  searchWeight: internal(float('How much it counts among others that fit as well.')),
  searchRank: internal(
    text('The same in few steps, `r1` to `r9`; of those alone that are suggested while a name is typed.'),
  ),
};

/** What is looked through, and how much a word counts there. */
export const searchFields = {
  searchNames: 6,
  searchKinds: 4,
  searchPlaces: 4,
  searchTimes: 4,
  searchRelated: 0.6,
  searchText: 0.7,
} as const;

export type SearchFieldName = keyof typeof searchFields;

/** Words are put in as they are to be found, so the index takes them as they stand. */
export const searchIndex: FullTextIndex & { readonly properties: readonly (keyof typeof searchProperties)[] } = {
  name: 'search',
  properties: ['searchKind', ...(Object.keys(searchFields) as SearchFieldName[]), 'searchRank'],
  analyzer: 'whitespace',
  purpose: 'Search for words, by what they are of.',
};

/** For analysts, in the syntax of Lucene: it takes words in any case, with and without accents. */
export const namesIndex: typeof searchIndex = {
  name: 'names',
  properties: ['searchNames', 'searchText'],
  analyzer: 'standard-folding',
  purpose: 'Search for words as they are typed: whole, begun, or with a letter wrong.',
};

/** For analysts, in the syntax of Lucene. */
export const textIndex: typeof searchIndex = {
  name: 'text',
  properties: ['searchText'],
  analyzer: 'english',
  purpose: 'Search for words in any of their forms, in names and texts.',
};

export const searchField = enumeration('SearchField', 'What of an entity a word was found in.', {
  NAME: 'One of its names or codes.',
  KIND: 'What it is.',
  PLACE: 'Where it is, or for whom.',
  TIME: 'When it was.',
  RELATION: 'Who or what it has to do with.',
  TEXT: 'What is told of it.',
});

export type SearchFieldWord = keyof (typeof searchField)['values'];
