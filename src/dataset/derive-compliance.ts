import * as nodes from '../model/nodes.ts';
import { assesses, resultFor, resultOf, scores, sourcedFrom } from '../model/relationships.ts';
import type { Assessment, Result } from './format-compliance.ts';
import type { GraphBuilder } from './graph-data.ts';
import { entriesOf, type FactRecord } from './records.ts';
import type { References } from './references.ts';

/**
 * How members kept commitments: a node for each score, and one for each figure of a summit. What a source says of a figure
 * that follows from the scores is kept beside it: the figure itself is worked out in `figures.ts`.
 */
export function deriveCompliance(graph: GraphBuilder, records: readonly FactRecord[], references: References): void {
  for (const record of records) {
    const assessment = record.values['assessment'] as Assessment | undefined;
    if (assessment) addAssessment(graph, record, assessment, references);
    for (const [index, result] of entriesOf(record.values['results'] as readonly Result[] | undefined)) {
      addResult(graph, record, result, ['results', index], references);
    }
  }
}

type Path = readonly PropertyKey[];

function addAssessment(
  graph: GraphBuilder,
  commitment: FactRecord,
  assessment: Assessment,
  references: References,
): void {
  const { slug, sources, confidence } = assessment;
  const provenance = { sources, confidence };
  checkSources(commitment, sources, ['assessment'], references);
  const supports = 'sourceComplianceAverage';
  for (const source of sources) {
    const key = `${commitment.slug}/${source}/${supports}`;
    graph.relationship(sourcedFrom, commitment.slug, source, { key, supports }, commitment.locate('assessment'));
  }
  for (const [code, score] of Object.entries(assessment.scores)) {
    const at = commitment.locate('assessment', 'scores', code);
    const member = references.byCode(code, nodes.member, at);
    if (!member) continue;
    const own = memberSlug(slug, code);
    graph.node(nodes.assessment, { slug: own, score, ...provenance }, at);
    graph.relationship(assesses, own, commitment.slug, provenance, at);
    graph.relationship(scores, own, member.slug, provenance, at);
  }
}

function addResult(graph: GraphBuilder, event: FactRecord, result: Result, path: Path, references: References): void {
  const { slug, overall, members, priority, note, sources, confidence, ...shared } = result;
  const provenance = { sources, confidence };
  const at = event.locate(...path);
  checkSources(event, sources, path, references);
  const add = (own: string, properties: object) => {
    graph.node(nodes.summitResult, { slug: own, ...shared, ...provenance, ...properties }, at);
    graph.relationship(resultOf, own, event.slug, provenance, at);
  };

  const stated = (figure: Result['overall']) =>
    shared.derived ? { sourceValue: figure?.value, sourceSampleSize: figure?.sampleSize } : figure;
  add(slug, { note, ...stated(overall) });
  if (priority !== undefined) {
    const subject = references.bySlug(priority, nodes.priority, event.locate(...path, 'priority'));
    if (subject) graph.relationship(resultFor, slug, subject.slug, provenance, at);
  }
  for (const [code, figure] of Object.entries(members)) {
    const member = references.byCode(code, nodes.member, event.locate(...path, 'members', code));
    if (!member) continue;
    const own = memberSlug(slug, code);
    add(own, stated(figure) ?? {});
    graph.relationship(resultFor, own, member.slug, provenance, at);
  }
}

const memberSlug = (slug: string, code: string): string => `${slug}-${code.toLowerCase()}`;

function checkSources(record: FactRecord, sources: readonly string[], path: Path, references: References): void {
  for (const [index, source] of sources.entries()) {
    references.bySlug(source, nodes.source, record.locate(...path, 'sources', index));
  }
}
