import { type Properties, storedAt } from './define.ts';
import type { Run } from './missing.ts';
import { quoteName } from './quote-name.ts';
import type { GraphModel } from './relationship.ts';

/** A property that a model requires and that some nodes or relationships of a database lack. */
export interface Lacking {
  readonly of: 'NODE' | 'RELATIONSHIP';
  /** The label or the relationship type. */
  readonly name: string;
  /** The property, by its name in the model. */
  readonly property: string;
}

/** Such a property, with numbers. */
export interface IncompleteProperty extends Lacking {
  /** How many nodes or relationships lack it. */
  readonly lacking: number;
  /** How many there are. */
  readonly count: number;
}

/**
 * The required properties of a model that some nodes or relationships of a database lack. A schema answers such a property
 * with the error `INCOMPLETE_DATA`. A list in the order of an index leaves out nodes that lack a property of its order, unless
 * the statistics of the schema contain this result as `incomplete`. Runs one statement for each label and relationship type,
 * which reads all its nodes or relationships.
 */
export async function incompleteIn(run: Run, model: GraphModel): Promise<readonly IncompleteProperty[]> {
  const found: IncompleteProperty[] = [];
  for (const { label, properties } of model.nodes) {
    found.push(...(await countLacking(run, { of: 'NODE', name: label }, `(x:${quoteName(label)})`, properties)));
  }
  for (const { type, from, to, properties } of model.relationships) {
    const pattern = `(:${quoteName(from.label)})-[x:${quoteName(type)}]->(:${quoteName(to.label)})`;
    found.push(...(await countLacking(run, { of: 'RELATIONSHIP', name: type }, pattern, properties)));
  }
  return found;
}

async function countLacking(
  run: Run,
  where: Pick<Lacking, 'of' | 'name'>,
  pattern: string,
  properties: Properties,
): Promise<readonly IncompleteProperty[]> {
  const required = Object.entries(properties).flatMap(([property, { required, list }]) => {
    const stored = storedAt(properties, property);
    return required && !list && stored !== 'elementId' ? [{ property, stored: stored.property }] : [];
  });
  if (required.length === 0) return [];
  const counts = ['count(*)', ...required.map(({ stored }) => `count(x.${quoteName(stored)})`)];
  const columns = counts.map((_, index) => `c${index}`);
  const text = `MATCH ${pattern} RETURN ${counts.map((one, index) => `${one} AS ${columns[index]}`).join(', ')}`;
  const [record = []] = await run({ text, columns, parameters: {} });
  const [count = 0, ...present] = record as readonly number[];
  return required.flatMap(({ property }, index) => {
    const lacking = count - present[index]!;
    return lacking > 0 ? [{ ...where, property, lacking, count }] : [];
  });
}
