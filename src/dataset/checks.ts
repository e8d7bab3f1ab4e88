import type { ManagedTransaction, Transaction } from 'neo4j-driver';
import { model } from '../model/g7.ts';
import type { Properties } from '../pothos-plugin-neo4j/model/index.ts';
import { keyLabels, recordLabels } from './catalog.ts';
import { countryRules } from './country-rules.ts';
import { figureRules } from './figure-rules.ts';
import { officeRule } from './office-rule.ts';
import { FactsError, type Position, type Problem } from './problem.ts';
import { rules } from './rules.ts';

/**
 * One rule that the graph keeps. Its statement returns a row for each breach: `record`, the slug of a node or the type
 * and key of a relationship, and `what` is wrong with it.
 */
export interface Check {
  readonly rule: string;
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A record that breaks a rule. */
export interface Breach {
  readonly rule: string;
  readonly record: string;
  readonly what: string;
}

const anyRecord = keyLabels.join('|');
const types = model.relationships.map(({ type }) => type).join('|');
const concrete = recordLabels.filter(({ abstract }) => !abstract);
const relationshipName = `type(r) + ' ' + coalesce(r.key, '')`;

/** What only serves an index is nothing that others need to write. */
const requiredOf = (properties: Properties) =>
  Object.keys(properties).filter((name) => properties[name]!.required && !properties[name]!.internal);

const wordsOf = (properties: Properties) =>
  Object.entries(properties)
    .filter(([, { enumeration }]) => enumeration !== undefined)
    .map(([property, { enumeration }]) => ({ property, words: Object.keys(enumeration!.values) }));

/** What follows from the model: labels, required properties, words, ends of relationships and how many there are. */
const structure: readonly Check[] = [
  {
    rule: 'A node has exactly one label that says what it is.',
    text: `MATCH (n:${anyRecord}) WITH n, [label IN labels(n) WHERE label IN $concrete] AS kinds WHERE size(kinds) <> 1
      RETURN n.slug AS record, 'has ' + size(kinds) + ' such labels' AS what`,
    parameters: { concrete: concrete.map(({ label }) => label) },
  },
  {
    rule: 'A node has every property that its labels require.',
    text: `MATCH (n:${anyRecord}) UNWIND labels(n) AS label UNWIND $required[label] AS name
      WITH DISTINCT n, name WHERE n[name] IS NULL RETURN n.slug AS record, 'lacks ' + name AS what`,
    parameters: {
      required: Object.fromEntries(recordLabels.map(({ label, properties }) => [label, requiredOf(properties)])),
    },
  },
  {
    rule: 'A property with a closed list of words holds one of them.',
    text: `MATCH (n:${anyRecord}) UNWIND labels(n) AS label UNWIND $lists[label] AS list
      WITH DISTINCT n, list.property AS name, list.words AS words
      WHERE n[name] IS NOT NULL AND NOT n[name] IN words RETURN n.slug AS record, 'has the ' + name + ' ' + n[name] AS what`,
    parameters: {
      lists: Object.fromEntries(recordLabels.map(({ label, properties }) => [label, wordsOf(properties)])),
    },
  },
  {
    rule: 'A relationship has every property that its type requires.',
    text: `MATCH ()-[r:${types}]->() UNWIND $required[type(r)] AS name
      WITH r, name WHERE r[name] IS NULL RETURN ${relationshipName} AS record, 'lacks ' + name AS what`,
    parameters: {
      required: Object.fromEntries(model.relationships.map(({ type, properties }) => [type, requiredOf(properties)])),
    },
  },
  {
    rule: 'A relationship property with a closed list of words holds one of them.',
    text: `MATCH ()-[r:${types}]->() UNWIND $lists[type(r)] AS list WITH r, list.property AS name, list.words AS words
      WHERE r[name] IS NOT NULL AND NOT r[name] IN words
      RETURN ${relationshipName} AS record, 'has the ' + name + ' ' + r[name] AS what`,
    parameters: {
      lists: Object.fromEntries(model.relationships.map(({ type, properties }) => [type, wordsOf(properties)])),
    },
  },
  {
    rule: 'A relationship joins the labels that its type joins.',
    text: `MATCH (a)-[r:${types}]->(b) WITH a, r, b, $ends[type(r)] AS ends
      WHERE NOT ends.from IN labels(a) OR NOT ends.to IN labels(b)
      RETURN ${relationshipName} AS record, 'does not go from ' + ends.from + ' to ' + ends.to AS what`,
    parameters: {
      ends: Object.fromEntries(
        model.relationships.map(({ type, from, to }) => [type, { from: from.label, to: to.label }]),
      ),
    },
  },
  ...atMostOne('to', '(n)-[r]->()', 'starts'),
  ...atMostOne('from', '(n)<-[r]-()', 'ends'),
  {
    rule: 'A relationship that has sources has at least one.',
    text: `MATCH ()-[r:${types}]->() WHERE size(r.sources) = 0
      RETURN ${relationshipName} AS record, 'has none' AS what`,
    parameters: {},
  },
];

function atMostOne(end: 'from' | 'to', pattern: string, verb: string): readonly Check[] {
  const single = model.relationships.filter(({ atMostOne }) => atMostOne === end || atMostOne === 'both');
  return [
    {
      rule: `At most one relationship of some types ${verb} at a node.`,
      text: `MATCH ${pattern.replace('[r]', `[r:${single.map(({ type }) => type).join('|')}]`)}
        WITH n, type(r) AS type, count(*) AS number WHERE number > 1
        RETURN n.slug AS record, 'has ' + number + ' ' + type AS what`,
      parameters: {},
    },
  ];
}

/** Every rule of the graph: those of the model and those of the subject. */
export const checks: readonly Check[] = [
  ...structure,
  ...[...rules, ...countryRules, ...figureRules].map(({ rule, text }): Check => ({ rule, text, parameters: {} })),
  officeRule,
];

/** Finds what breaks the rules. */
export async function findBreaches(transaction: Transaction | ManagedTransaction): Promise<readonly Breach[]> {
  const breaches: Breach[] = [];
  for (const { rule, text, parameters } of checks) {
    const { records } = await transaction.run(text, parameters);
    for (const record of records) {
      breaches.push({ rule, record: String(record.get('record') ?? ''), what: String(record.get('what')) });
    }
  }
  return breaches;
}

const SHOWN = 20;

/**
 * Refuses a graph in which the facts break a rule. Breaches by what the facts do not own are only told: a load is not
 * to fail for what others keep in the same graph.
 */
export function judge(
  breaches: readonly Breach[],
  locate: (record: string) => Position | undefined,
  report: (line: string) => void,
): void {
  const describe = ({ rule, record, what }: Breach) => `${record || 'a record without a name'} ${what}. ${rule}`;
  const problems: Problem[] = [];
  const foreign: Breach[] = [];
  for (const breach of breaches) {
    const at = locate(breach.record);
    if (at) problems.push({ ...at, message: describe(breach) });
    else foreign.push(breach);
  }
  if (problems.length > 0) throw new FactsError(problems);
  for (const breach of foreign.slice(0, SHOWN)) {
    report(`Not from the facts, but against the rules: ${describe(breach)}`);
  }
}
