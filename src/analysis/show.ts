import neo4j from 'neo4j-driver';

/** A query with its parameters, as Neo4j Browser and cypher-shell take it. */
export function describeForBrowser(text: string, parameters: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(parameters).map(([name, value]) => `${name}: ${literal(value)}`);
  const command = entries.length === 0 ? '' : `:params {${entries.join(', ')}};\n\n`;
  return `${command}${text.trim()};\n`;
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
