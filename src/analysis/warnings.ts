import { suggestion } from '../dataset/suggest.ts';
import { model } from '../model/g7.ts';

const KNOWN: readonly string[] = [...model.nodes, ...model.relationships].flatMap((item) => [
  'label' in item ? item.label : item.type,
  ...Object.keys(item.properties),
]);

/** A note of the server on a query, with the name that was meant where it speaks of one that does not exist. */
export function explainWarning(warning: string): string {
  const [, name] = /`(\w+)` does not exist/.exec(warning) ?? [];
  const meant = name === undefined ? '' : suggestion(name, new Set(KNOWN));
  return meant === '' ? warning : warning.replace(/ does not exist.*$/s, ` does not exist${meant}`);
}
