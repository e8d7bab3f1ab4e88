import { stripSensitiveLiterals } from '@apollo/utils.stripsensitiveliterals';
import { type DocumentNode, print, stripIgnoredCharacters } from 'graphql';

/** A line of log need not be longer to tell which operation it was. */
const MOST_LETTERS = 2_000;

/** A document as a log may show it: without comments, and with numbers, texts, lists and objects left empty. */
export function shapeOf(document: DocumentNode): string {
  const shape = stripIgnoredCharacters(print(stripSensitiveLiterals(document, { hideListAndObjectLiterals: true })));
  return shape.length <= MOST_LETTERS ? shape : `${shape.slice(0, MOST_LETTERS)} … ${shape.length} letters`;
}
