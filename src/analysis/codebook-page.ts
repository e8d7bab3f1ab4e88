import type { GraphData } from '../dataset/graph-data.ts';
import type { GraphModel, NodeModel, Property, RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';
import { type Holding, type Measure, measureOf } from './codebook-measure.ts';
import { type CodebookNote, codebookNotes } from './codebook-notes.ts';

/** The codebook of the data as a page of Markdown, worked out from model and facts. */
export function codebookPage(
  model: GraphModel,
  data: GraphData,
  facts: { readonly version: string; readonly asOf: string | undefined },
): string {
  const measure = measureOf(data);
  const nodes = model.nodes.filter((node) => isStated(node) && !isEmpty(measure.node(node)));
  return [
    '# Codebook',
    '',
    `Printed from the model and the facts by \`npm run print\`: version \`${facts.version}\`, facts as of ${facts.asOf}. For each label,`,
    'relationship and property: what it means, how it was coded, from when on, on what sources it rests, how often it is there, and',
    'what must not be concluded from it. [model.md](model.md) has types and examples, [coverage.md](../src/dataset/coverage.md) what is',
    'known by decade, [changelog.md](changelog.md) what each release changed.',
    '',
    '- **Filled** is how many records have the property, of all that could. An absent value is not known, unless the meaning says',
    '  otherwise; it is never a no.',
    '- **Since** is the first year of a record that has it.',
    '- **Coded**: *stated* is read from a source and stands in the fact files; *worked out* follows from the facts at each load.',
    '- **Sources** names who published what most records rest on. `confidence` is `HIGH` where a source states a fact, and `MEDIUM`',
    '  where it was read out of one, rests on a weak one, or partly on general knowledge.',
    '',
    '## Labels',
    ...nodes.flatMap((node) => nodeSection(node, measure)),
    '',
    '## Relationships',
    '',
    '*Starts* and *ends* tell of how many records that could have such a relationship at least one is on record.',
    ...model.relationships
      .filter((relationship) => !isEmpty(measure.relationship(relationship)))
      .flatMap((relationship) => relationshipSection(relationship, measure)),
    '',
  ].join('\n');
}

/** What a load notes for itself is no data. */
const isStated = ({ key }: NodeModel): boolean => key === 'slug';

const isEmpty = ({ count }: Holding): boolean => count === 0;

function nodeSection(node: NodeModel, measure: Measure): readonly string[] {
  const holding = measure.node(node);
  const own = node.ownProperties.map((name) => [name, node.properties[name]!] as const);
  return [
    '',
    `### ${node.label}`,
    '',
    node.description,
    '',
    ...facts(holding, [`${holding.count} records`], codebookNotes[node.label]),
    ...propertyTable(own, holding),
  ];
}

function relationshipSection(relationship: RelationshipModel, measure: Measure): readonly string[] {
  const { type, description, from, to, properties } = relationship;
  const holding = measure.relationship(relationship);
  const own = Object.entries(properties).filter(([name]) => !COMMON.includes(name));
  const counts = [
    `${holding.count} relationships`,
    `starts: ${share(holding.starts, measure.node(from).count)} of ${from.label}`,
    `ends: ${share(holding.ends, measure.node(to).count)} of ${to.label}`,
  ];
  return [
    '',
    `### ${type}`,
    '',
    `\`(:${from.label})-[:${type}]->(:${to.label})\` ${description}`,
    '',
    ...facts(holding, counts, codebookNotes[type]),
    ...propertyTable(own, holding),
  ];
}

/** Told of every relationship in the same words. */
const COMMON = ['key', 'sources', 'confidence'];

function facts(holding: Holding, counts: readonly string[], note: CodebookNote | undefined): readonly string[] {
  const { since, until, publishers, high, rated } = holding;
  const years = since === undefined ? [] : [since === until ? `of ${since}` : `of ${since} to ${until}`];
  return [
    `- **There are** ${[...counts, ...years].join('; ')}.`,
    ...(note?.coding === undefined ? [] : [`- **Coding.** ${note.coding}`]),
    ...(publishers.length === 0 ? [] : [`- **Sources.** ${publishers.join('; ')}.`]),
    ...(rated === 0 ? [] : [`- **Confidence** is \`HIGH\` for ${share(high, rated)}.`]),
    ...(note?.caution === undefined ? [] : [`- **Do not conclude.** ${note.caution}`]),
  ];
}

function propertyTable(
  properties: readonly (readonly [name: string, property: Property])[],
  holding: Holding,
): readonly string[] {
  const shown = properties.filter(([, { internal }]) => !internal);
  if (shown.length === 0) return [];
  const rows = shown.map(([name, property]) => {
    const { count, since } = holding.filled(name);
    const words = property.enumeration
      ? ` One of [${property.enumeration.name}](model.md#${property.enumeration.name.toLowerCase()}).`
      : '';
    const coded = property.workedOut ? 'worked out' : 'stated';
    return [`\`${name}\``, `${property.description}${words}`, coded, share(count, holding.count), since ?? ''];
  });
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    '',
    line(['Property', 'Meaning', 'Coded', 'Filled', 'Since']),
    '| --- | --- | --- | --: | --: |',
    ...rows.map(line),
  ];
}

/** A number with what it is of; a share below 1 % or nearly all is not rounded to none or all. */
function share(part: number, whole: number): string {
  if (whole === 0) return '0';
  const percent = (100 * part) / whole;
  const shown = part > 0 && part < whole ? Math.min(99.9, Math.max(0.1, percent)).toFixed(1) : percent.toFixed(0);
  return `${part} of ${whole} (${shown} %)`;
}
