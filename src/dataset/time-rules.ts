import * as nodes from '../model/nodes.ts';
import { isA } from '../pothos-plugin-neo4j/model/index.ts';
import { asOfDay } from './as-of.ts';
import type { Facts } from './fact-rules.ts';
import { lastDay } from './fields.ts';
import type { Problem } from './problem.ts';

/**
 * Finds what the facts tell as if it were still so, though the day to which they reach is past it. It takes all facts to
 * know that day: where a part of them is missing, this is not to be asked.
 */
export function findOverdue(facts: Facts): readonly Problem[] {
  const asOf = asOfDay(facts.data);
  return asOf === undefined ? [] : overdueEvents(facts, asOf);
}

function overdueEvents({ records }: Facts, asOf: string): readonly Problem[] {
  return records.flatMap(({ format, values, locate }) => {
    const { status, endDate } = values as Readonly<Record<string, unknown>>;
    const isToCome = isA(format.node, nodes.event) && (status === 'SCHEDULED' || status === 'PLANNED');
    if (!isToCome || endDate === undefined || lastDay(String(endDate)) >= asOf) return [];
    const message = `This ended on ${endDate}, and the facts reach to ${asOf}: it is not ${status}, but HELD or CANCELLED.`;
    return [{ ...locate('status'), message }];
  });
}
