import { suggestion } from '../../dataset/suggest.ts';
import { model } from '../../model/g7.ts';
import { type Access, readAll } from '../read.ts';
import { namesOf, propertiesMeant } from './hints.ts';
import type { Kind } from './patterns.ts';
import { type Comparison, readForHints } from './reading.ts';

/** The time for one look at the graph; who waits for rows does not wait long for hints. */
const TIMEOUT_MS = 5_000;

/** The most values of a property that one is looked for among. */
const MOST_VALUES = 20_000;

/**
 * Where a query has found nothing: the texts in it that no property in the graph holds, with what was perhaps meant. It
 * gives none where the graph cannot be asked.
 */
export async function hintsOnNoRows(
  access: Access,
  text: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const { comparisons } = readForHints(text, parameters);
  const hints: string[] = [];
  try {
    for (const { kinds, property, value } of comparisons.flatMap(textsSought)) {
      const hint = await absence({ ...access, timeoutMs: TIMEOUT_MS }, kinds, property, value);
      if (hint !== undefined) hints.push(hint);
    }
  } catch (error) {
    if (access.signal.aborted) throw error;
  }
  return [...new Set(hints)];
}

interface Sought {
  readonly kinds: readonly Kind[];
  readonly property: string;
  readonly value: string;
}

/** The texts that a property must be, or hold, in a comparison. Closed lists have been looked at before. */
function textsSought({ use, operator, given }: Comparison): readonly Sought[] {
  const isEqual = operator === '=' || operator === 'IN' || operator === 'HAS';
  const isOpenText = propertiesMeant(use).every(({ type, enumeration }) => type === 'text' && !enumeration);
  if (!isEqual || !isOpenText) return [];
  const holders = (use.kinds ?? [...model.nodes.filter(({ abstract }) => !abstract), ...model.relationships]).filter(
    ({ properties }) => use.property in properties,
  );
  // A statement is about nodes or about relationships.
  const kinds = holders.some((kind) => 'label' in kind) ? holders.filter((kind) => 'label' in kind) : holders;
  const values = Array.isArray(given.value) ? given.value : [given.value];
  const texts = values.filter((value): value is string => typeof value === 'string');
  return kinds.length === 0 ? [] : texts.map((value) => ({ kinds, property: use.property, value }));
}

async function absence(
  access: Access,
  kinds: readonly Kind[],
  property: string,
  value: string,
): Promise<string | undefined> {
  const names = kinds.map((kind) => ('label' in kind ? kind.label : kind.type)).join('|');
  const pattern = 'label' in kinds[0]! ? `(n:${names})` : `()-[n:${names}]->()`;
  const text = `MATCH ${pattern} UNWIND n.${property} AS value RETURN DISTINCT value ORDER BY value LIMIT ${MOST_VALUES}`;
  const known = (await readAll(access, text, {})).map(([each]) => String(each));
  if (known.includes(value)) return undefined;
  const lowered = value.toLowerCase();
  const holding = known.filter((each) => each.toLowerCase().includes(lowered)).slice(0, 10);
  const few = holding.length > 0 ? holding : known.length <= 12 ? known : [];
  const meant = suggestion(value, known) || '.';
  return `no ${namesOf(kinds)} has the ${property} '${value}'${few.length > 0 ? `. There ${few.length === 1 ? 'is' : 'are'} ${few.join(', ')}.` : meant}`;
}
