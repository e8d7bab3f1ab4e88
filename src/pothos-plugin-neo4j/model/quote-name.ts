/**
 * A name as Cypher source: in backticks if it needs them. `\u` is escaped too, since Cypher replaces Unicode escapes before
 * it reads anything else, also in backticks.
 */
export function quoteName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name;
  return `\`${name.replaceAll('\\u', '\\u005cu').replaceAll('`', '``')}\``;
}
