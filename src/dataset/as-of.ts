import type { GraphData, GraphNode } from './graph-data.ts';

/** General knowledge bears the day on which it was written down, which shows nothing of that day. */
export const wasRead = ({ properties }: GraphNode): boolean => properties['kind'] !== 'BACKGROUND';

/**
 * The day to which the facts reach: the newest date that a source shows, of those whose day is known. Not the day on
 * which it was read, since an old page that is read today says nothing of today. Undefined where no source shows a day.
 */
export function asOfDay({ nodes }: GraphData): string | undefined {
  return nodes
    .filter((node) => node.labels[0] === 'Source' && wasRead(node) && node.properties['datePrecision'] === 'DAY')
    .map(({ properties }) => String(properties['date']))
    .toSorted()
    .at(-1);
}
