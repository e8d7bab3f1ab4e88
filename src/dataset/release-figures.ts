import { model } from '../model/g7.ts';
import type { GraphData, GraphNode } from './graph-data.ts';

/** Numbers that people cite, by what they count. */
export type Figures = Readonly<Record<string, number>>;

/** By these other datasets are joined. */
const IDENTIFIERS = ['wikidataId', 'geonamesId', 'isoAlpha3', 'isoNumeric'] as const;

/** Worked out from the facts alone: how many there are of everything, how many have which identifier, and how commitments were scored. */
export function figuresOf(data: GraphData): Figures {
  const figures: Record<string, number> = {};
  const add = (name: string, by = 1) => {
    figures[name] = (figures[name] ?? 0) + by;
  };
  for (const { labels, properties } of data.nodes) {
    add(`${labels[0]}, records`);
    for (const name of IDENTIFIERS) if (properties[name] !== undefined) add(`${labels[0]}, with ${name}`);
    if (labels.includes('Event')) add(`Event, ${properties['kind']}, ${properties['status']}`);
  }
  for (const { type } of data.relationships) add(`${type}, relationships`);
  return inOrder({ ...figures, ...scoreFigures(data) });
}

function scoreFigures({ nodes, relationships }: GraphData): Figures {
  const bySlug = new Map(nodes.map((node) => [String(node.properties['slug']), node]));
  const scores = new Map<string, number[]>();
  for (const { type, from, to } of relationships) {
    if (type !== 'SCORES') continue;
    const code = textOf(bySlug.get(to), 'code');
    scores.set(code, [...(scores.get(code) ?? []), Number(textOf(bySlug.get(from), 'score'))]);
  }
  const assessed = relationships.filter(({ type }) => type === 'ASSESSES').map(({ to }) => to);
  const ofMembers = [...scores].flatMap(([code, all]) => [
    [`Scores of ${code}`, all.length] as const,
    [`Scores of ${code}, mean`, Math.round((1_000 * all.reduce((a, b) => a + b, 0)) / all.length) / 1_000] as const,
  ]);
  return { 'Commitment, with scores': new Set(assessed).size, ...Object.fromEntries(ofMembers) };
}

const textOf = (node: GraphNode | undefined, property: string): string => String(node?.properties[property]);

/** Labels as the model has them, then types, then the rest. */
function inOrder(figures: Record<string, number>): Figures {
  const names = [...model.nodes.map(({ label }) => label), ...model.relationships.map(({ type }) => type)];
  const rank = (figure: string) => {
    const index = names.indexOf(figure.split(',')[0]!);
    return index < 0 ? names.length : index;
  };
  const sorted = Object.entries(figures).sort(
    ([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : one > other ? 1 : 0),
  );
  return Object.fromEntries(sorted);
}
