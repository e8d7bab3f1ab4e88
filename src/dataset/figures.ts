import { type GraphData, type GraphNode, orderedProperties, type Value } from './graph-data.ts';
import { type Neighbourhood, neighbourhoodOf } from './neighbourhood.ts';

type Figures = Readonly<Record<string, Value | undefined>>;

/** Rounding to two decimals, up or down, and what is lost in writing numbers. */
const AS_ROUNDED = 0.005 + 1e-9;

const figuresOf: Readonly<Record<string, (node: GraphNode, around: Neighbourhood) => Figures>> = {
  Commitment: complianceOf,
  SummitResult: resultOf,
  Event: coverageOf,
};

/**
 * Works out each figure that follows from other facts, so that it cannot disagree with them. This is the one place where such
 * a figure is defined; the rules in `figure-rules.ts` hold the graph to the same definitions.
 */
export function withFigures(data: GraphData): GraphData {
  const around = neighbourhoodOf(data);
  const nodes = data.nodes.map((node): GraphNode => {
    const figures = node.labels.flatMap((label) => Object.entries(figuresOf[label]?.(node, around) ?? {}));
    if (figures.length === 0) return node;
    return { ...node, properties: orderedProperties({ ...node.properties, ...Object.fromEntries(figures) }) };
  });
  return { nodes, relationships: data.relationships };
}

function complianceOf(commitment: GraphNode, around: Neighbourhood): Figures {
  const { mean, number } = meanOf(around.in(commitment, 'ASSESSES').map(({ node }) => node));
  const stated = commitment.properties['sourceComplianceAverage'] as number | undefined;
  const differs = mean !== undefined && stated !== undefined && Math.abs(mean - stated) > AS_ROUNDED;
  return {
    complianceAverage: mean,
    complianceScoreCount: number,
    complianceNote: differs
      ? `The source states the average ${stated}; the mean of the ${number} scores is ${shown(mean)}.`
      : undefined,
  };
}

function coverageOf(event: GraphNode, around: Neighbourhood): Figures {
  const reported = event.properties['reportedCommitmentCount'] as number | undefined;
  const recorded = around.out(event, 'AGREED').length;
  return { recordedCommitmentCount: recorded, coverage: reported === undefined ? undefined : recorded / reported };
}

function resultOf(result: GraphNode, around: Neighbourhood): Figures {
  const { derived, sourceValue, sourceSampleSize } = result.properties;
  if (derived !== true) return {};
  const { mean, number } = meanOf(scoresOf(result, around));
  const differs =
    sourceValue !== undefined && (mean === undefined || mean.toFixed(3) !== Number(sourceValue).toFixed(3));
  return {
    value: mean,
    sampleSize: number,
    valueNote:
      differs || (sourceSampleSize !== undefined && sourceSampleSize !== number)
        ? `Over all ${sourceSampleSize} scores of the dataset it is ${sourceValue}; the graph holds ${number}${mean === undefined ? '' : `, whose mean is ${shown(mean)}`}.`
        : undefined,
  };
}

/** The scores that a result is about: of the commitments of its event, and of one member where it is limited to it. */
function scoresOf(result: GraphNode, around: Neighbourhood): readonly GraphNode[] {
  const member = around.out(result, 'RESULT_FOR').find(({ node }) => node.labels[0] === 'Member')?.node;
  return around
    .out(result, 'RESULT_OF')
    .flatMap(({ node: event }) => around.out(event, 'AGREED'))
    .flatMap(({ node: commitment }) => around.in(commitment, 'ASSESSES'))
    .map(({ node: assessment }) => assessment)
    .filter(
      (assessment) => member === undefined || around.out(assessment, 'SCORES').some(({ node }) => node === member),
    );
}

function meanOf(assessments: readonly GraphNode[]): { readonly mean: number | undefined; readonly number: number } {
  const sum = assessments.reduce((total, { properties }) => total + Number(properties['score']), 0);
  const number = assessments.length;
  return { mean: number === 0 ? undefined : sum / number, number };
}

const shown = (mean: number): string => String(Number(mean.toFixed(3)));
