import { z } from 'zod';
import { commitment, priority, source, summit } from '../model/nodes.ts';
import { complain } from './complaint.ts';
import { confidenceField, slugField, sourcesField, wordsField } from './fields.ts';
import type { Fields } from './format.ts';
import { type GraphData, type GraphNode, orderedProperties } from './graph-data.ts';
import type { FactFile } from './parse.ts';
import type { Problem } from './problem.ts';
import { type FactRecord, problemsOf } from './records.ts';
import { suggestion } from './suggest.ts';
import type { Unread } from './unread.ts';

/** The file that says how many commitments a dataset counts. It makes no nodes: commitments are held against it, and told it. */
export const TOTALS_FILE = 'totals.yaml';

export const totalsSchema = z.array(
  z.strictObject({
    slug: slugField,
    issueArea: wordsField,
    priority: slugField,
    totalInDataset: z.int(),
    /** It differs from the total for some areas, in the dataset itself. */
    sumOfYears: z.int(),
    byYear: z.record(z.string().regex(/^\d{4}$/, 'A year has four digits.'), z.int()),
    sources: sourcesField,
    confidence: confidenceField,
  }),
);

type Totals = z.output<typeof totalsSchema>;

/** What the dataset counts: its total and its years differ for some areas, and the larger is at least what was made. */
const madeIn = ({ totalInDataset, sumOfYears }: Totals[number]): number => Math.max(totalInDataset, sumOfYears);

/**
 * Tells each commitment of an issue area how many the dataset counts in it. Not by year: the dataset files some commitments
 * under another area where it scores them than where it counts them.
 */
export function withTotals({ nodes, relationships }: GraphData, totals: Totals): GraphData {
  const byArea = new Map(totals.map((total) => [total.issueArea, total]));
  const told = (node: GraphNode): GraphNode => {
    const total = byArea.get(String(node.properties['issueArea']));
    if (node.labels[0] !== commitment.label || total === undefined) return node;
    const properties = { ...node.properties, issueAreaCommitmentCount: madeIn(total) };
    return { ...node, properties: orderedProperties(properties) };
  };
  return { nodes: nodes.map(told), relationships };
}

/**
 * Reads the totals, and holds commitments against them: an issue area must be one of those that are counted, and no more commitments
 * can be recorded in it than were made. What may stand in files that could not be read is not judged.
 */
export function readTotals(
  file: FactFile,
  records: readonly FactRecord[],
  unread: Unread,
  problems: Problem[],
): Totals {
  const result = totalsSchema.safeParse(file.value, { error: complain });
  if (!result.success) {
    for (const issue of result.error.issues) problems.push(...problemsOf(issue, file, []));
    return [];
  }
  const slugs = new Set(records.map(({ slug }) => slug));
  const recorded = groupByArea(records);
  for (const [index, total] of result.data.entries()) {
    const refuse = (field: string, message: string) => problems.push({ ...file.locate([index, field]), message });
    const sum = Object.values(total.byYear).reduce((a, b) => a + b, 0);
    if (sum !== total.sumOfYears) refuse('sumOfYears', `The years add up to ${sum}, not ${total.sumOfYears}.`);
    const made = madeIn(total);
    const known = recorded.get(total.issueArea)?.length ?? 0;
    if (known > made) refuse('totalInDataset', `${known} commitments are recorded, more than the ${made} made.`);
    const named = [[total.priority, priority], ...total.sources.map((slug) => [slug, source] as const)] as const;
    for (const [slug, model] of named) {
      if (!slugs.has(slug) && !unread.mayHold(slug, model))
        refuse('slug', `Nothing has the slug "${slug}"${suggestion(slug, slugs) || '.'}`);
    }
  }
  problems.push(...checkReported(result.data, records));
  const areas = result.data.map(({ issueArea }) => issueArea);
  for (const [area, commitments] of recorded) {
    if (areas.includes(area)) continue;
    const message = `"${area}" is not an issue area of ${file.name}${suggestion(area, areas) || '.'}`;
    problems.push(...commitments.map(({ locate }) => ({ ...locate('issueArea'), message })));
  }
  return result.data;
}

/**
 * A summit that takes the number of its commitments from the same source is told what the areas of its year add up to. One
 * that takes it from another says in its note where the two disagree.
 */
function checkReported(totals: Totals, records: readonly FactRecord[]): readonly Problem[] {
  return records.flatMap(({ values, format, locate }) => {
    const reported = values['reportedCommitmentCount'];
    const sources = (values['propertySources'] as Fields | undefined)?.['reportedCommitmentCount'] as readonly string[];
    if (format.node !== summit || reported === undefined || sources === undefined) return [];
    const year = String(values['startDate']).slice(0, 4);
    const sum = totals.reduce((total, { byYear }) => total + (byYear[year] ?? 0), 0);
    if (sum === 0 || sum === reported) return [];
    const isSame = totals.some(({ sources: own }) => own.some((slug) => sources.includes(slug)));
    if (!isSame && new RegExp(`\\b${sum}\\b`).test(String(values['note']))) return [];
    const advice = isSame ? '' : ' Say so in "note", with both numbers.';
    const message = `The issue areas of ${TOTALS_FILE} add up to ${sum} for ${year}, not ${reported}.${advice}`;
    return [{ ...locate('reportedCommitmentCount'), message }];
  });
}

function groupByArea(records: readonly FactRecord[]): ReadonlyMap<string, readonly FactRecord[]> {
  const groups = new Map<string, FactRecord[]>();
  for (const record of records) {
    const area = record.values['issueArea'];
    if (area === undefined) continue;
    groups.set(String(area), [...(groups.get(String(area)) ?? []), record]);
  }
  return groups;
}
