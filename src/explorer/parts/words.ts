/** Words for the values of the API, as they stand in a sentence. A test finds a value without a word. */
export const words = {
  ParticipationStatus: { ATTENDED: '', EXPECTED: 'only announced', ABSENT: 'did not come' },
  ParticipationBasis: {
    NAMED: 'somebody is named',
    DELEGATION: 'a delegation took part, nobody is named',
    ANNOUNCED: 'announced; no source reports who came',
    ASSUMED: 'assumed, since all members take part; no source says so',
  },
  EventStatus: { HELD: 'held', SCHEDULED: 'scheduled', PLANNED: 'planned', CANCELLED: 'cancelled' },
  EventFormat: { IN_PERSON: 'in person', VIRTUAL: 'virtual', HYBRID: 'in person and virtual' },
  Forum: { G6: 'G6', G7: 'G7', G8: 'G8', SUMMIT_OF_THE_EIGHT: 'Summit of the Eight' },
  Emphasis: { MAJOR: 'major', REGULAR: 'regular' },
  Confidence: {
    HIGH: 'The sources are clear on this.',
    MEDIUM: 'The sources leave some doubt about this.',
  },
  MemberKind: { COUNTRY: 'country', UNION: 'union' },
  PersonCategory: { LEADER: 'leader', MINISTER_OR_OFFICIAL: 'minister or official', GUEST: 'guest' },
  PlaceKind: { CITY: 'city', COUNTRY: 'country', REGION: 'region', VENUE: 'venue' },
  SourceKind: {
    PAGE_EXCERPT: 'page on the web, read in part',
    DATASET: 'data set',
    SEED: 'account that the project began with',
    BACKGROUND: 'general knowledge',
  },
  ResultKind: {
    PUBLISHED_SUMMIT_RESULT: 'published result',
    SUMMIT_MEMBER_AVERAGE: 'average of a member',
    ISSUE_SUMMIT_SCORE: 'score of an issue',
  },
} as const;

export const scoreWord = (score: number): string =>
  score > 0 ? '+1, kept' : score < 0 ? '−1, not kept' : '0, partly kept';

/** A mean of scores from −1 to 1, with its sign, as "+0.73". */
export function scoreText(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (Number(text) === 0) return '0.00';
  return value < 0 ? `−${text}` : `+${text}`;
}

/** A value that facts write with hyphens, as "interior-security", in words. */
export const plainWords = (value: string): string => value.replaceAll(/[-_]/g, ' ').toLowerCase();

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Made once: to make one takes longer than to write a cell of a table. */
const numbers = new Intl.NumberFormat('en-GB');

export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${count < 1_000 ? count : numbers.format(count)} ${count === 1 ? one : many}`;
