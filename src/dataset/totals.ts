import { z } from 'zod';
import { priority, source } from '../model/nodes.ts';
import { complain } from './complaint.ts';
import { confidenceField, slugField, sourcesField, wordsField } from './fields.ts';
import type { Fields } from './format.ts';
import type { FactFile } from './parse.ts';
import type { Problem } from './problem.ts';
import { type FactRecord, problemsOf } from './records.ts';
import { suggestion } from './suggest.ts';
import type { Unread } from './unread.ts';

/** The file that says how many commitments a dataset counts. It makes no nodes: it is what the facts are held against. */
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

/**
 * Holds commitments against the totals: an issue area must be one of those that are counted, and no more commitments
 * can be recorded in it than were made. What may stand in files that could not be read is not judged.
 */
export function checkTotals(file: FactFile, records: readonly FactRecord[], unread: Unread, problems: Problem[]): void {
  const result = totalsSchema.safeParse(file.value, { error: complain });
  if (!result.success) {
    for (const issue of result.error.issues) problems.push(...problemsOf(issue, file, []));
    return;
  }
  const slugs = new Set(records.map(({ slug }) => slug));
  const recorded = groupByArea(records);
  for (const [index, total] of result.data.entries()) {
    const refuse = (field: string, message: string) => problems.push({ ...file.locate([index, field]), message });
    const sum = Object.values(total.byYear).reduce((a, b) => a + b, 0);
    if (sum !== total.sumOfYears) refuse('sumOfYears', `The years add up to ${sum}, not ${total.sumOfYears}.`);
    const made = Math.max(total.totalInDataset, total.sumOfYears);
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
}

/** An event that takes the number of its commitments from the same source is told what the areas of its year add up to. */
function checkReported(totals: z.output<typeof totalsSchema>, records: readonly FactRecord[]): readonly Problem[] {
  return records.flatMap(({ values, locate }) => {
    const reported = values['reportedCommitmentCount'];
    const sources = (values['propertySources'] as Fields | undefined)?.['reportedCommitmentCount'] as readonly string[];
    if (reported === undefined || sources === undefined || values['startDate'] === undefined) return [];
    const year = String(values['startDate']).slice(0, 4);
    const areas = totals.filter(({ sources: own }) => own.some((slug) => sources.includes(slug)));
    const sum = areas.reduce((total, { byYear }) => total + (byYear[year] ?? 0), 0);
    if (areas.length === 0 || sum === reported) return [];
    const message = `The issue areas of ${TOTALS_FILE} add up to ${sum} for ${year}, not ${reported}.`;
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
