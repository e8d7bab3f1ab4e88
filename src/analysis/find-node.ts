import { suggestion } from '../dataset/suggest.ts';
import { OperatorError } from '../errors.ts';
import { nodeTypes } from './node-types.ts';
import type { PreparedParameters } from './parameter-values.ts';
import { type Access, readAll } from './read.ts';

/** The values for the driver: each node that a parameter names is looked up, and stands for its slug or code. */
export async function findNodes(access: Access, prepared: PreparedParameters): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of prepared) {
    values[name] =
      'node' in parameter
        ? await findNode(access, name, parameter.node.label, parameter.node.written)
        : parameter.value;
  }
  return values;
}

interface Candidate {
  readonly value: string;
  readonly name: string;
  readonly isExact: boolean;
}

/** The text holds a label of the model, which no one outside chooses freely. */
const candidatesText = (label: string, property: string) => `
MATCH (n:${label})
WHERE n.slug = $written OR toLower(n.code) = toLower($written) OR toLower(n.name) = toLower($written)
  OR any(name IN n.alternativeNames WHERE toLower(name) = toLower($written)) OR $written IN n.formerSlugs
RETURN n.${property} AS value, n.name AS name, n.slug = $written OR coalesce(n.code = $written, false) AS isExact
ORDER BY value
LIMIT 20`;

async function findNode(access: Access, parameter: string, label: string, written: string): Promise<string> {
  const property = nodeTypes[label]!.property;
  const rows = await readAll(access, candidatesText(label, property), { written });
  const candidates = rows.map(([value, name, isExact]) => ({ value, name, isExact }) as Candidate);
  const [first, ...others] = candidates.some(({ isExact }) => isExact)
    ? candidates.filter(({ isExact }) => isExact)
    : candidates;
  if (first === undefined) throw await notFound(access, parameter, label, written);
  if (others.length === 0) return first.value;
  const list = [first, ...others].map(({ value, name }) => `  ${value}  ${name}`).join('\n');
  throw new OperatorError(`--${parameter}: '${written}' can be any of these; say which:\n${list}`);
}

/** What was meant may be a part of a name, or nearly one. */
async function notFound(access: Access, parameter: string, label: string, written: string): Promise<OperatorError> {
  const property = nodeTypes[label]!.property;
  const text = `MATCH (n:${label}) RETURN n.${property} AS value, n.name AS name, n.slug AS slug ORDER BY value`;
  const rows = (await readAll(access, text, {})) as readonly (readonly [string, string, string])[];
  const message = `--${parameter}: no ${label} has the slug, code or name '${written}'`;
  const holding = rows.filter(([, name]) => name.toLowerCase().includes(written.toLowerCase())).slice(0, 10);
  if (holding.length === 0) return new OperatorError(`${message}${suggestion(written, rows.flat()) || '.'}`);
  const list = holding.map(([value, name]) => `  ${value}  ${name}`).join('\n');
  return new OperatorError(`${message}. These names hold it:\n${list}`);
}
