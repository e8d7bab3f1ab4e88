import neo4j from 'neo4j-driver';

/** A query with its parameters, as Neo4j Browser and cypher-shell take them. */
export function describeForBrowser(text: string, parameters: Readonly<Record<string, unknown>>): string {
  const commands = Object.entries(parameters).map(([name, value]) => `:param ${name} => ${literal(value)}\n`);
  return `${commands.join('')}\n${text.trim()};`.trimStart();
}

/** A value as Cypher writes it. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (neo4j.isDate(value as object)) return `date('${String(value)}')`;
  if (neo4j.isInt(value)) return value.toString();
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(([key, item]) => `\`${key.replaceAll('`', '``')}\`: ${literal(item)}`);
  return `{${entries.join(', ')}}`;
}
