import {
  boolean,
  float,
  integer,
  listOf,
  node,
  oneOf,
  optional,
  text,
  workedOut,
} from '../pothos-plugin-neo4j/model/index.ts';
import * as words from './vocabularies.ts';

const scored = {
  slug: text('A readable identifier, unique over the whole graph.'),
  sources: listOf(text('The slugs of the sources it rests on.')),
  confidence: oneOf(words.confidence),
};

export const assessment = node('Assessment', {
  description: 'How one member kept one commitment, as the G7 Research Group scored it.',
  properties: {
    ...scored,
    score: integer('1 for full compliance, 0 for work in progress or partial compliance, -1 for none.'),
  },
  key: 'slug',
  orders: ['score'],
});

export const summitResult = node('SummitResult', {
  description: 'A figure on how the commitments of a summit were kept: of all members or one, on all issues or one.',
  properties: {
    ...scored,
    kind: oneOf(words.resultKind),
    scale: text('The scale of the value, such as `-1 to +1` or `percent`.'),
    value: optional(
      float(
        'The figure. Where it is derived, it is the mean of the scores in the graph; else it is what the source states, and is absent where a source gives no more than the scope of a report.',
      ),
    ),
    sampleSize: optional(integer('The number of scores that a derived value is the mean of.')),
    derived: boolean('True where the value was worked out from the scores in the graph, and not published.'),
    sourceValue: optional(
      float(
        'Of a derived value: the same mean over all scores of the dataset, with those that the graph leaves out, of entries that repeat others or have no text.',
      ),
    ),
    sourceSampleSize: optional(integer('The number of scores that `sourceValue` is the mean of.')),
    valueNote: workedOut(
      optional(text('How the figure over the whole dataset differs from the value, where it does.')),
    ),
    method: optional(text('How it was worked out.')),
    report: optional(text('Which report it stands in, such as `final` or `interim`.')),
    assessedCommitments: optional(integer('The number of commitments the report assessed.')),
    commitmentsMade: optional(integer('The number of commitments the summit made on the issue.')),
    note: optional(text('A remark of the compilers.')),
  },
  key: 'slug',
  orders: ['kind'],
});
