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
      'Count what was `HELD`, unless plans are the question. Summits are complete since 1975; other meetings are those that were found, fewer the longer ago, so that a rise over time is partly one of sources.',
  },
  Commitment: {
    coding:
      'Paraphrased from the documents. Most are those that the G7 Research Group chose to assess, with its identifier and issue area; the others were read from documents for this graph.',
    caution:
      'They are a selection, not what the group has promised: `recordedCommitmentCount` and `coverage` of an event tell how many of the reported ones are here. A subject without commitments, or a year with few, shows what was assessed or read, not what was agreed.',
  },
  Assessment: {
    coding:
      'Scored by the G7 Research Group from what members did up to the next summit: 1 full compliance, 0 work in progress, -1 none. Taken over as published.',
    caution:
      'Means compare members on the commitments that were assessed, chosen as priorities of each summit and not at random. 0 is a score of its own and not an absent one. Half a dozen scores make no ranking: look at the number beside every mean.',
  },
  SummitResult: {
    coding:
      'Either published by a report (`derived` is false) or worked out here from the scores in the graph (`derived` is true); `kind`, `scale` and `sampleSize` say which.',
    caution: 'Scales differ: do not average results of different `scale`, nor published and derived ones together.',
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
      'Start from a broad subject and follow `<-[:BROADER]-{0,5}`: what is assigned to a narrow subject need not be assigned to the broad one too.',
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
  Place: { coding: 'The most exact place that a source gives; coordinates and identifiers from GeoNames.' },
  Country: { coding: 'Every country once, with its code of ISO 3166.' },
  Source: {
    coding:
      'Every page and dataset that was read, with the day of reading. `BACKGROUND` is what the compilers knew: nothing was read for it.',
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
    caution: 'Known for few meetings, nearly all since 2017: absence tells nothing of earlier ones.',
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
