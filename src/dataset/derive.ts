import * as nodes from '../model/nodes.ts';
import { sourcedFrom } from '../model/relationships.ts';
import { labelsOf, type Properties } from '../pothos-plugin-neo4j/model/index.ts';
import { captionOf } from './caption.ts';
import { deriveCompliance } from './derive-compliance.ts';
import { deriveLineage } from './derive-lineage.ts';
import { deriveParticipation } from './derive-participation.ts';
import { derivePriorities } from './derive-priorities.ts';
import { coarser, type Precision, precisionOf, readDate } from './fields.ts';
import { withFigures } from './figures.ts';
import { type Fields, type Link, targetOf } from './format.ts';
import {
  createGraphBuilder,
  type GraphBuilder,
  type GraphData,
  type GraphNode,
  type LocatedGraph,
  orderedProperties,
} from './graph-data.ts';
import { withLastKnownDates } from './last-known.ts';
import { neighbourhoodOf } from './neighbourhood.ts';
import type { Problem } from './problem.ts';
import { backgroundOf, partProvenance } from './provenance.ts';
import { entriesOf, type FactRecord } from './records.ts';
import { createReferences, type References } from './references.ts';
import { searchable } from './search/document.ts';
import type { SearchWords } from './search/words.ts';
import { sortKeysOf } from './sort-keys.ts';
import type { Unread } from './unread.ts';

/**
 * Makes nodes and relationships of records. What they name and is not there, and what is there twice, is a problem.
 * What may stand in files that could not be read is not judged.
 */
export function deriveGraph(
  records: readonly FactRecord[],
  searchWords: SearchWords,
  unread: Unread,
  problems: Problem[],
): LocatedGraph {
  const references = createReferences(records, unread, problems);
  const graph = createGraphBuilder(problems);
  const background = backgroundOf(records);
  // A record whose slug is taken is refused once, with all that is inside of it.
  const accepted = new Set<FactRecord | undefined>([undefined]);
  for (const record of records) {
    if (!accepted.has(record.around) || !addNode(graph, record, references)) continue;
    accepted.add(record);
    addSources(graph, record, references);
    checkNamesake(record, references);
    joinToRecordAround(graph, record);
    for (const [field, link] of Object.entries(record.format.links))
      addLink(graph, record, field, link, references, background);
  }
  const sound = records.filter((record) => accepted.has(record));
  deriveParticipation(graph, sound, references);
  deriveLineage(graph, sound, background);
  derivePriorities(graph, sound, background);
  deriveCompliance(graph, sound, references);
  const { data, locate } = graph.finish();
  return { data: searchable(captioned(withFigures(withLastKnownDates(data))), searchWords), locate };
}

/** Gives each entity its line, once everything around it is known. */
function captioned({ nodes: all, relationships }: GraphData): GraphData {
  const around = neighbourhoodOf({ nodes: all, relationships });
  const withCaption = (node: GraphNode): GraphNode => {
    const caption = captionOf(node, around);
    if (caption === undefined) return node;
    return { ...node, properties: orderedProperties({ ...node.properties, caption }) };
  };
  return { nodes: all.map(withCaption), relationships };
}

/** The sources and the confidence that relationships take over from the record that states them. */
function provenanceOf({ values }: FactRecord): { readonly sources: unknown; readonly confidence: unknown } {
  return { sources: values['sources'], confidence: values['confidence'] };
}

function addNode(graph: GraphBuilder, record: FactRecord, references: References): boolean {
  const { format, values, around } = record;
  const derived = Object.entries(format.derived).map(([name, work]) => [name, work(values, around?.values ?? {})]);
  // A slug that is missing is a mistake already: what stands for it is not to look like one that is taken.
  const stated = {
    ...storedOf(values, format.node.properties),
    ...Object.fromEntries(derived),
    slug: record.slug,
  };
  const properties = { ...stated, ...sortKeysOf(format.node, stated) };
  const labels = labelsOf(format.node).filter(
    // The code of a member must lead to one node alone, so its country is not Represented.
    (label) => !(format.node === nodes.country && label === nodes.represented.label && references.isMember(record)),
  );
  return graph.node(format.node, properties, record.locate('slug'), labels);
}

/** Values as they are stored: a date as its first day, with a property of its own for how exactly it is known. */
function storedOf(values: Fields, properties: Properties): Fields {
  const stored: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const value = values[name];
    if (value === undefined) continue;
    if (property.type !== 'date') {
      stored[name] = value;
      continue;
    }
    const { date, precision } = readDate(String(value))!;
    stored[name] = date;
    const keptIn = precisionOf(properties, name);
    if (keptIn) stored[keptIn] = coarser(precision, (stored[keptIn] as Precision | undefined) ?? 'DAY');
  }
  return stored;
}

function addSources(graph: GraphBuilder, record: FactRecord, references: References): void {
  const lists: [supports: string | undefined, sources: readonly string[], path: PropertyKey[]][] = [
    [undefined, (record.values['sources'] ?? []) as readonly string[], ['sources']],
    ...Object.entries((record.values['propertySources'] ?? {}) as Record<string, readonly string[]>).map(
      ([name, sources]): [string, readonly string[], PropertyKey[]] => [name, sources, ['propertySources', name]],
    ),
  ];
  for (const [supports, sources, path] of lists) {
    for (const [index, slug] of entriesOf(sources)) {
      const at = record.locate(...path, index);
      const source = references.bySlug(slug, nodes.source, at);
      const key = `${record.slug}/${slug}${supports ? `/${supports}` : ''}`;
      if (source) graph.relationship(sourcedFrom, record.slug, slug, { key, supports }, at);
    }
  }
}

function checkNamesake({ format, values, locate }: FactRecord, references: References): void {
  const other = values['namesakeOf'];
  if (other !== undefined) references.bySlug(String(other), format.node, locate('namesakeOf'));
}

function joinToRecordAround(graph: GraphBuilder, record: FactRecord): void {
  const { around } = record;
  if (!around) return;
  const child = Object.values(around.format.children).find(({ format }) => format === record.format)!;
  const [from, to] = child.direction === 'out' ? [around, record] : [record, around];
  graph.relationship(child.relationship, from.slug, to.slug, provenanceOf(record), record.locate('slug'));
}

function addLink(
  graph: GraphBuilder,
  record: FactRecord,
  field: string,
  link: Link,
  references: References,
  background: ReadonlySet<string>,
): void {
  const value = record.values[field];
  if (value === undefined) return;
  for (const [index, reference] of entriesOf(link.many ? (value as readonly Fields[]) : [value as Fields])) {
    const path = link.many ? [field, index] : [field];
    const at = record.locate(...path, link.by);
    const name = String(reference[link.by]);
    const target = targetOf(link);
    const other = link.by === 'code' ? references.byCode(name, target, at) : references.bySlug(name, target, at);
    for (const [place, source] of entriesOf(reference['sources'] as readonly string[] | undefined)) {
      references.bySlug(source, nodes.source, record.locate(...path, 'sources', place));
    }
    if (!other) continue;
    const [from, to] = link.direction === 'out' ? [record, other] : [other, record];
    const own = storedOf(reference, link.relationship.properties);
    const provenance = partProvenance(record.values, reference, background);
    graph.relationship(link.relationship, from.slug, to.slug, { ...own, ...provenance }, at);
  }
}
