import type { World } from './data.ts';

const work = {
  subtitle: null,
  year: null,
  released: null,
  addedAt: '2025-11-21T12:00:00Z',
  colour: 'COLOUR',
  originalLanguage: null,
  languages: [],
} as const;
const part = { part: null, billing: null, spokenIn: null } as const;
const review = { publishedOn: null, headline: null } as const;

/** A few films and people. The tests name them. */
export const sample: World = {
  films: [
    {
      ...work,
      slug: 'alien',
      title: 'Alien',
      subtitle: 'In space',
      year: 1979,
      released: '1979-05-25',
      minutes: 117,
      originalLanguage: 'en',
      languages: ['fr', 'en', 'de'],
    },
    {
      ...work,
      slug: 'aliens',
      title: 'Aliens',
      year: 1986,
      released: '1986-07-18',
      minutes: 137,
      originalLanguage: 'xx',
    },
    { ...work, slug: 'brazil', title: 'Brazil', year: 1985, minutes: 132, addedAt: '2025-11-21T12:00:00.5Z' },
    { ...work, slug: 'clue', title: 'Clue', minutes: 94, colour: 'BLACK_AND_WHITE' },
  ],
  series: [{ ...work, slug: 'dark', title: 'Dark', year: 2017, seasons: 3, originalLanguage: 'de', languages: ['de'] }],
  shorts: [{ ...work, slug: 'elle', title: 'Elle', year: 1979, minutes: 9 }],
  people: [
    { slug: 'ann', name: 'Ann', born: '1950-01-31' },
    { slug: 'bob', name: 'Bob', born: null },
    { slug: 'cyd', name: 'Cyd', born: '1970-12-01' },
  ],
  studios: [
    { slug: 'acme', name: 'Acme', registration: 7, founded: 1930 },
    { slug: 'blue', name: 'Blue', registration: 8, founded: null },
  ],
  languages: [
    { code: 'de', name: 'German' },
    { code: 'en', name: 'English' },
    { code: 'fr', name: 'French' },
  ],
  actedIn: [
    { ...part, key: '1', from: 'ann', to: 'alien', part: 'Captain', billing: 1, scenes: 40, spokenIn: 'en' },
    { ...part, key: '2', from: 'ann', to: 'alien', part: 'Computer', scenes: 3, spokenIn: 'xx' },
    { ...part, key: '3', from: 'bob', to: 'alien', billing: 2, scenes: 12 },
    { ...part, key: '4', from: 'ann', to: 'dark', part: 'Mother', billing: 1, scenes: 12, spokenIn: 'de' },
    { ...part, key: '5', from: 'cyd', to: 'brazil', part: 'Clerk', scenes: 5 },
    { ...part, key: '6', from: 'ann', to: 'aliens', part: 'Captain', billing: 1, scenes: 60 },
  ],
  reviewed: [
    { ...review, from: 'bob', to: 'alien', stars: 4, publishedOn: '1980-01-01', headline: 'Loud' },
    { ...review, from: 'cyd', to: 'alien', stars: 5 },
    { ...review, from: 'cyd', to: 'dark', stars: 3, publishedOn: '2018-01-01' },
  ],
  produced: [
    { from: 'blue', to: 'alien' },
    { from: 'acme', to: 'alien' },
    { from: 'acme', to: 'aliens' },
    { from: 'acme', to: 'dark' },
    { from: 'blue', to: 'elle' },
  ],
  follows: [{ from: 'aliens', to: 'alien' }],
};
