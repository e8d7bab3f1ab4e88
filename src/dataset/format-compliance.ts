import { z } from 'zod';
import { confidenceField, slugField, sourcesField, wordsField } from './fields.ts';

const provenance = { sources: sourcesField, confidence: confidenceField };
const score = z.union([z.literal(-1), z.literal(0), z.literal(1)], 'A score is -1, 0 or 1.');

/** How members kept one commitment: a score for each, and the average that the dataset gives. */
export const assessmentField = z.strictObject({
  slug: slugField,
  average: z.number().min(-1).max(1).meta({ description: 'The average as the source states it.' }),
  scores: z.record(z.string(), score),
  ...provenance,
});

export type Assessment = z.output<typeof assessmentField>;

const figure = z.strictObject({ value: z.number(), sampleSize: z.int().positive().optional() });

/**
 * A result of a whole summit, or of one issue of it. The figures of a derived result are those over the whole dataset; its
 * value is worked out from the scores that the facts hold.
 */
export const resultField = z.strictObject({
  slug: slugField,
  kind: z.enum(['SUMMIT_MEMBER_AVERAGE', 'PUBLISHED_SUMMIT_RESULT', 'ISSUE_SUMMIT_SCORE']),
  report: wordsField.optional(),
  scale: wordsField,
  priority: z.string().optional(),
  method: wordsField.optional(),
  derived: z.boolean().default(false).meta({
    description:
      'True where the value is worked out from the scores; the figures are then those over the whole dataset.',
  }),
  overall: figure.optional(),
  members: z.record(z.string(), figure).default({}),
  commitmentsMade: z.int().optional(),
  assessedCommitments: z.int().optional(),
  note: wordsField.optional(),
  ...provenance,
});

export type Result = z.output<typeof resultField>;
