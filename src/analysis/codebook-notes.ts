/** What analysts need to know about a label or relationship type beside what the model says of it. */
export interface CodebookNote {
  /** How it was coded. */
  readonly coding?: string;
  /** What must not be concluded from it. */
  readonly caution?: string;
}

/** By label or type. What stands in none is told from model and facts alone. */
export const codebookNotes: Readonly<Record<string, CodebookNote>> = {
  Event: {
    coding:
      'One record for each meeting that a source tells of. `status` says whether it took place: what was cancelled, or is yet to come, stands beside what was held.',
    caution:
      'Count what was `HELD`, unless plans are the question. Summits are complete since 1975; other meetings are those that were found, fewer the longer ago, so that a rise over time is partly one of sources. `reportedCommitmentCount` is a count of others, and its sources differ in what they count as one commitment: `SOURCED_FROM {supports: "reportedCommitmentCount"}` names them. Of 1975 and 2006 two counts are known, which differ by one; the `note` has both.',
  },
  Commitment: {
    coding:
      'Paraphrased from the documents. Most are those that the G7 Research Group chose to assess, with its identifier and issue area; the others were read from documents for this graph. `issueAreaCommitmentCount` is how many the G7 Research Group counts in that area in all years up to 2020.',
    caution:
      'They are a selection, not what the group has promised: `recordedCommitmentCount` and `coverage` of an event tell how many of the reported ones are here. A subject without commitments, or a year with few, shows what was assessed or read, not what was agreed. How many were made is known by event, and by issue area over all years. It is not known by priority, and not by issue area and year: the dataset files some commitments under another area where it scores them than where it counts them.',
  },
  Assessment: {
    coding:
      'Scored by the G7 Research Group: 1 for full compliance, 0 for work in progress or partial compliance, -1 for none. Taken over as published.',
    caution:
      'Means compare members on the commitments that were assessed, which the G7 Research Group chose; they are no random sample of what was promised. A mean of 0 can be all 0, or as many 1 as -1. Where a member has no score for a commitment, none was given: that is not 0. Few scores make no ranking: look at the number beside every mean. Members joined at different times, so compare them on the same commitments.',
  },
  SummitResult: {
    coding:
      'Either published by a report (`derived` is false) or worked out here from the scores in the graph (`derived` is true); `kind`, `scale` and `sampleSize` say which.',
    caution:
      'Scales differ: do not average results of different `scale`, nor published and derived ones together. `commitmentsMade` is the count of the report itself, which for climate change is not always that of the dataset by issue area.',
  },
  Person: {
    coding: 'Those whom a source names as participant, host, speaker or holder of an office.',
    caution:
      'Delegations without a named head are participations of a Member, Country or Organization. Numbers of persons over time follow what sources name.',
  },
  Priority: {
    coding:
      'A hierarchy of subjects made for this graph; events, documents, commitments and statements are assigned to its subjects.',
    caution:
      'A priority is not an issue area of the G7 Research Group: figures by the one are not those by the other. How many commitments were made on a priority is not known, so that no count by priority has a denominator. Start from a broad subject and follow `<-[:BROADER]-{0,5}`: what is assigned to a narrow subject need not be assigned to the broad one too.',
  },
  Document: {
    coding: 'Documents that sources name, with the day of issue; a set of documents of a summit can be one record.',
    caution: 'Many events have none on record, and may have issued some all the same.',
  },
  Statement: {
    coding: 'Paraphrased from press releases and reports about an event.',
    caution:
      'A sample from the sources that were read. It measures neither how often somebody spoke nor what was said most.',
  },
  Place: {
    coding:
      'The most exact place that a source gives; coordinates and `geonamesId` from GeoNames, names and coordinates of venues only where a source has them.',
    caution:
      '`wikidataId` is there for countries, most regions and the larger cities, not for venues: join the others by `geonamesId`, which Wikidata has as P1566. A city that is a region too, such as Berlin or Tokyo, is two records here and one item of Wikidata: join by `kind` as well.',
  },
  Country: {
    coding:
      'Every country once. `code` is the two-letter code of ISO 3166-1, `isoAlpha3` the three-letter one, by which most datasets of countries can be joined; `isoNumeric` is also the code of UN M49, whose regions are `region` and `subregion`.',
    caution:
      'Regions of M49 serve statistics, and say nothing of membership or politics. The Soviet Union has none of these codes.',
  },
  Source: {
    coding:
      'Every page and dataset that was read, with the day of reading. `PAGE_EXCERPT` is one of which a part was read. `BACKGROUND` is what the compilers knew: nothing was read for it.',
    caution: 'Exclude what rests on `BACKGROUND` alone where every figure must have a source.',
  },
  ATTENDS: {
    coding:
      'One for each participation that a source reports; `status` says whether it took place, `role` in what capacity.',
    caution:
      'Count `ATTENDED`. Where a meeting has no participants on record, none was found; it does not mean that nobody came. Ties between people from common attendance are ties of those who were named.',
  },
  PARTICIPATES_IN: {
    coding:
      'Worked out for every member of the forum at the time. `basis` says what it rests on: a named person, a delegation on record, or membership alone.',
    caution: '`ASSUMED` is no evidence of attendance: leave it out where attendance is the question.',
  },
  FOLLOWS_UP: {
    coding: 'Read from documents that name an earlier commitment, or carry it on in substance.',
    caution: 'Known for few, all made since 2019: absence tells nothing of earlier ones.',
  },
  TAKES_UP: {
    coding: 'Follows from `FOLLOWS_UP` of the own commitments of an event.',
    caution: 'As for `FOLLOWS_UP`.',
  },
  BUILDS_ON: { caution: 'Where a source says so. An event without one may build on others all the same.' },
  CONCERNS: {
    caution:
      'Most commitments have one subject, the one they serve most: counts by subject leave out what they touch beside it.',
  },
  ADDRESSES: {
    coding: 'From agendas, communiqués and reports; `emphasis` is `MAJOR` where a source calls it a main focus.',
    caution: 'Long agendas of recent years are known better than short summaries of early ones.',
  },
  GUEST_AT: { coding: 'Follows from participations of countries that were no members at the time, and that attended.' },
  HELD_OFFICE: {
    coding:
      'Terms as a source gives them; a day that is not known shows the first of its month or year, with the precision beside it.',
    caution: 'A term without an end either goes on or its end is not known: see `lastKnownDate`.',
  },
};
