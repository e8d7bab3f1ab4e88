import { describe, expect, it } from 'vitest';
import { type GraphNode, slugOf } from '../../src/dataset/graph-data.ts';
import { readDataset } from '../../src/dataset/read.ts';
import { projectFacts } from '../support/project-facts.ts';
import { edited, factsFolder, smallFact } from './small-facts.ts';

const summit = 'events/2020/summit.yaml';

describe('figures that follow from the facts', async () => {
  const { data } = await projectFacts();
  const bySlug = new Map(data.nodes.map((node) => [slugOf(node), node]));
  const of = (slug: string): GraphNode['properties'] => bySlug.get(slug)!.properties;

  it('stand beside what the source states, with a note where they differ', () => {
    expect(of('commitment-2017-grg-0625')).toMatchObject({
      complianceAverage: 0.125,
      complianceScoreCount: 8,
      sourceComplianceAverage: 1,
      complianceNote: 'The source states the average 1; the mean of the 8 scores is 0.125.',
    });
    expect(of('compliance-summit-1993-dataset')).toMatchObject({
      value: 1 / 7,
      sampleSize: 7,
      sourceValue: 0.571,
      sourceSampleSize: 14,
      valueNote: 'Over all 14 scores of the dataset it is 0.571; the graph holds 7, whose mean is 0.143.',
    });
    // Nothing of London 1991 that was scored is in the graph.
    expect(of('compliance-summit-1991-dataset')).toMatchObject({ sampleSize: 0, sourceValue: expect.any(Number) });
    expect(of('compliance-summit-1991-dataset')).not.toHaveProperty('value');
  });

  it('take rounding by the source for no difference', () => {
    const noted = data.nodes.filter(({ properties }) => properties['complianceNote'] !== undefined);
    expect(noted).toHaveLength(10);
    expect(of('commitment-2018-grg-0404')).toMatchObject({ complianceAverage: 0.375, sourceComplianceAverage: 0.37 });
  });

  it('say which part of the commitments of a summit is on record', () => {
    expect(of('summit-2022-elmau')).toMatchObject({
      recordedCommitmentCount: 0,
      reportedCommitmentCount: 545,
      coverage: 0,
    });
    expect(of('summit-2025-kananaskis')).toMatchObject({ recordedCommitmentCount: 42, coverage: 42 / 148 });
    const past = data.nodes.filter(
      ({ labels, properties }) =>
        labels[0] === 'Summit' && properties['status'] === 'HELD' && Number(properties['year']) < 2026,
    );
    expect(past.filter(({ properties }) => properties['coverage'] === undefined)).toEqual([]);
  });
});

it('the number of commitments that a dataset reports for a year is what its issue areas add up to', async () => {
  const changed: Record<string, string> = {
    ...edited(
      summit,
      'hosts: [CA]',
      'hosts: [CA]\nreportedCommitmentCount: 5\npropertySources:\n  reportedCommitmentCount: [src-news]',
    ),
    'totals.yaml': `
- slug: totals-crime
  issueArea: Crime
  priority: priority-crime
  totalInDataset: 4
  sumOfYears: 4
  byYear: { '2020': 3, '2021': 1 }
  sources: [src-news]
  confidence: HIGH`,
  };
  await expect(readDataset(factsFolder(changed))).rejects.toThrow(
    `${summit}:10:26: The issue areas of totals.yaml add up to 3 for 2020, not 5.`,
  );
  const right = { ...changed, [summit]: changed[summit]!.replace('Count: 5', 'Count: 3') };
  expect(
    (await readDataset(factsFolder(right))).data.nodes.find((node) => slugOf(node) === 'summit-2020'),
  ).toMatchObject({
    properties: { coverage: 1 / 3 },
  });
  const other = changed[summit]!.replace(
    'reportedCommitmentCount: [src-news]',
    'reportedCommitmentCount: [background]',
  );
  await expect(readDataset(factsFolder({ ...changed, [summit]: other }))).rejects.toThrow(
    `${summit}:10:26: The issue areas of totals.yaml add up to 3 for 2020, not 5. Say so in "note", with both numbers.`,
  );
  const noted = other.replace('hosts: [CA]', 'note: Another count of the 5 commitments is 3.\nhosts: [CA]');
  await expect(readDataset(factsFolder({ ...changed, [summit]: noted }))).resolves.toBeDefined();
  expect(smallFact(summit)).not.toContain('reportedCommitmentCount');
});
