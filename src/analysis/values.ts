import neo4j, { type Node, type Path, type Relationship } from 'neo4j-driver';

/**
 * A value of a row as JSON holds it: times and durations as ISO 8601 text, nodes and paths as plain objects, and whole
 * numbers beyond 2^53, which many readers of JSON round, as text.
 */
export function jsonOf(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(jsonOf);
  if (neo4j.isNode(value)) return { labels: value.labels, properties: jsonOf(value.properties) };
  if (neo4j.isRelationship(value)) return { type: value.type, properties: jsonOf(value.properties) };
  if (neo4j.isPath(value)) return alternating(value).map(jsonOf);
  if (neo4j.isPoint(value)) return { ...value };
  if (isTime(value)) return timeText(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonOf(item)]));
}

/**
 * A value of a row as text for one cell: nothing for null, a list with semicolons, a node as its slug, a path as
 * `a -[:TYPE]-> b`, and JSON for what has no shorter form: a map, and a list that semicolons could not take apart.
 */
export function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.every(isPlain) ? value.map(cellOf).join('; ') : JSON.stringify(jsonOf(value));
  if (neo4j.isNode(value)) return nodeCell(value);
  if (neo4j.isRelationship(value)) return value.type;
  if (neo4j.isPath(value)) return pathCell(value);
  if (isMap(value)) return JSON.stringify(jsonOf(value));
  return isTime(value) ? timeText(value) : String(value);
}

/** The driver ends a duration of whole days with an idle `T`. */
const timeText = (value: unknown): string => String(value).replace(/T$/, '');

const isTime = (value: unknown): boolean =>
  [neo4j.isDate, neo4j.isDateTime, neo4j.isLocalDateTime, neo4j.isTime, neo4j.isLocalTime, neo4j.isDuration].some(
    (isOne) => isOne(value as object),
  );

const isMap = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !isTime(value) &&
  !neo4j.isNode(value) &&
  !neo4j.isRelationship(value) &&
  !neo4j.isPath(value);

/** Whether a value is one item between semicolons, and nothing else. */
function isPlain(item: unknown): boolean {
  if (item === undefined || item === null || Array.isArray(item) || isMap(item)) return false;
  return typeof item !== 'string' || (item !== '' && !item.includes(';'));
}

function nodeCell({ labels, properties }: Node): string {
  return String(properties['slug'] ?? properties['name'] ?? `:${labels.join(':')}`);
}

function alternating({ start, segments }: Path): readonly (Node | Relationship)[] {
  return [start, ...segments.flatMap(({ relationship, end }) => [relationship, end])];
}

function pathCell({ start, segments }: Path): string {
  const steps = segments.map(({ relationship, start: from, end }) => {
    const isForward = relationship.startNodeElementId === from.elementId;
    return isForward ? ` -[:${relationship.type}]-> ${nodeCell(end)}` : ` <-[:${relationship.type}]- ${nodeCell(end)}`;
  });
  return `${nodeCell(start)}${steps.join('')}`;
}
