/**
 * Words that say little about what an office is for: two offices whose names differ in nothing else mean the same. The
 * name of a minister is no more exact for being that of a secretary of state.
 */
const ignored = ['a', 'and', 'federal', 'for', 'minister', 'of', 'secretary', 'state', 'the', 'to'];

/** Words that mean the same in names of offices. */
const synonyms = {
  defence: 'defense',
  economic: 'economy',
  economics: 'economy',
  external: 'foreign',
  home: 'interior',
  internal: 'interior',
};

/** Who has one of these words in the name of the office has another rank, and so another office. */
const ranks = [
  'acting',
  'delegate',
  'deputy',
  'director',
  'parliamentary',
  'representative',
  'undersecretary',
  'vice',
] as const;

/** Offices whose names mean the same, and which differ on purpose. */
export const differOnPurpose: readonly { readonly offices: readonly [string, string]; readonly reason: string }[] = [
  {
    offices: ['office-ca-minister-of-foreign-affairs', 'office-ca-secretary-of-state-for-external-affairs'],
    reason: 'Until 1993 the office had this title.',
  },
  {
    offices: [
      'office-ca-minister-of-international-development',
      'office-ca-secretary-of-state-international-development',
    ],
    reason: 'Secretaries of State rank below ministers in Canada.',
  },
  {
    offices: [
      'office-de-federal-minister-for-economic-affairs-and-climate-action',
      'office-de-state-secretary-for-economic-affairs-and-climate-action',
    ],
    reason: 'State secretaries are officials.',
  },
  {
    offices: [
      'office-fr-minister-for-ecological-transition',
      'office-fr-state-secretary-to-the-minister-for-the-ecological-and-inclusive-transition',
    ],
    reason: 'State secretaries rank below ministers in France.',
  },
  {
    offices: [
      'office-jp-minister-of-internal-affairs-and-communications',
      'office-jp-state-minister-for-internal-affairs-and-communications',
    ],
    reason: 'State ministers rank below ministers in Japan.',
  },
];

/**
 * Finds two records of one office. Names mean the same where all telling words of one stand in the other: an office that
 * is renamed as it gains a field stays the same.
 */
export const officeRule = {
  rule: 'One office of a member, a country or an organization is one record: its other names are alternativeNames.',
  text: `MATCH (o:Office)-[:OFFICE_OF]->(of:Represented) UNWIND [o.name] + o.alternativeNames AS name
    WITH of, o, [word IN split(reduce(text = toLower(name), mark IN [',', '-', '(', ')', "'"] | replace(text, mark, ' ')), ' ')
      WHERE word <> '' AND NOT word IN $ignored | coalesce($synonyms[word], word)] AS words
    WITH of, coalesce(o.portfolio, '') AS portfolio, collect({slug: o.slug, words: words}) AS offices
    UNWIND offices AS one UNWIND offices AS other
    WITH one, other WHERE one.slug <> other.slug AND size(one.words) > 0 AND all(word IN one.words WHERE word IN other.words)
      AND none(rank IN $ranks WHERE (rank IN one.words) <> (rank IN other.words))
      AND none(pair IN $onPurpose WHERE one.slug IN pair AND other.slug IN pair)
    RETURN DISTINCT one.slug AS record, 'means the same as ' + other.slug AS what`,
  parameters: { ignored, synonyms, ranks, onPurpose: differOnPurpose.map(({ offices }) => offices) },
};
