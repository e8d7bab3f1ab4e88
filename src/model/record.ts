import { listOf, oneOf, optional, text } from '../pothos-plugin-neo4j/model/index.ts';
import * as words from './vocabularies.ts';

/** What every relationship that comes from a record carries. */
export const record = {
  key: text('Tells this relationship from every other of its type; loads merge on it.'),
  sources: listOf(text('The slugs of the sources it rests on.')),
  confidence: optional(oneOf(words.confidence)),
};
