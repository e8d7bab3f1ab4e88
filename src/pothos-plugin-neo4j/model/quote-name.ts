/**
 * A name as Cypher writes it: in backticks where need be. What begins like the number of a letter there is written so that
 * it stays as it is: Cypher reads such numbers before anything else, in backticks too.
 */
export function quoteName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name;
  return `\`${name.replaceAll('\\u', '\\u005cu').replaceAll('`', '``')}\``;
}
