import { access, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GraphModel } from '../model/relationship.ts';
import { CommandError } from './arguments.ts';
import type { Ask } from './ask.ts';
import { draftModel } from './draft-model.ts';
import { driftOf } from './drift.ts';
import { firstQueryOf } from './first-query.ts';
import type { Observation } from './observation.ts';
import { readDatabase } from './read.ts';
import { writeModel } from './write-model.ts';
import { type Specifiers, writeSchema } from './write-schema.ts';

export interface IntrospectOptions {
  readonly ask: Ask;
  /** The folder of `model.ts` and `schema.ts`. */
  readonly output: string;
  readonly sample: number;
  readonly overwrite: boolean;
  readonly specifiers: Specifiers;
  /** Prints a line for the user. */
  readonly report: (line: string) => void;
}

/** The result: files were written, or a comparison was made with the existing model. */
export type Introspected =
  | { readonly kind: 'written' }
  | { readonly kind: 'compared'; readonly drift: readonly string[] };

/**
 * Reads a database and writes `model.ts` and `schema.ts` for it. If the folder already has a `model.ts` and `overwrite` is
 * false, nothing is written, and the model is compared with the database.
 */
export async function introspect(options: IntrospectOptions): Promise<Introspected> {
  const { ask, output, sample, overwrite, report } = options;
  const [modelPath, schemaPath] = ['model.ts', 'schema.ts'].map((name) => join(resolve(output), name)) as [
    string,
    string,
  ];
  if (!overwrite && (await isThere(modelPath))) {
    const { model, leftOut } = await importModel(modelPath);
    const observation = await readDatabase(ask, sample);
    const drift = driftOf(model, leftOut, observation);
    for (const line of drift) report(line);
    report(
      drift.length === 0
        ? `${modelPath} agrees with the database.`
        : `${drift.length} ${drift.length === 1 ? 'difference' : 'differences'} between ${modelPath} and the database.`,
    );
    return { kind: 'compared', drift };
  }
  if (!overwrite && (await isThere(schemaPath))) {
    throw new CommandError(`${schemaPath} exists, but no model.ts beside it. Name another folder, or use --overwrite.`);
  }
  const observation = await readDatabase(ask, sample);
  const draft = draftModel(observation);
  const flag = overwrite ? 'w' : 'wx';
  await mkdir(resolve(output), { recursive: true });
  await writeFile(modelPath, writeModel(draft, options.specifiers.model), { flag });
  await writeFile(schemaPath, writeSchema(draft, options.specifiers), { flag });
  const { nodes, relationships, leftOut } = draft;
  report(`${modelPath}: ${nodes.length} labels, ${relationships.length} relationship types.`);
  for (const line of warnings(observation)) report(line);
  if (leftOut.length > 0) report(`Left out: ${leftOut.length}. See 'leftOut' in model.ts for what and why.`);
  const query = firstQueryOf(draft);
  if (query !== undefined)
    report(`Serve ${schemaPath} (see README.md of the package), and begin with this query:\n\n${query}`);
  return { kind: 'written' };
}

function* warnings({ kinds, relationships, unlabelled, sample }: Observation): Iterable<string> {
  if (unlabelled !== undefined && unlabelled > 0)
    yield `${unlabelled} nodes have no label. The model cannot contain them.`;
  if ([...kinds, ...relationships].some(({ isWhole }) => !isWhole)) {
    yield `Large labels and types were read by a sample of about ${sample} each. --sample changes that.`;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Imports a module. Node.js before 22.18 cannot import TypeScript, so the loader of `tsx` does it there. */
async function importTypeScript(path: string): Promise<unknown> {
  const url = pathToFileURL(path).href;
  try {
    return await import(url);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_FILE_EXTENSION') throw notImported(path, error);
  }
  try {
    await import(pathToFileURL(createRequire(path).resolve('tsx')).href);
    // Another address, since Node.js keeps the failure of the first.
    return await import(`${url}?tsx`);
  } catch (error) {
    throw notImported(path, error, ' Node.js before 22.18 needs tsx to import TypeScript: npm install tsx.');
  }
}

const notImported = (path: string, error: unknown, hint = ''): CommandError =>
  new CommandError(`${path} cannot be imported: ${(error as Error).message}${hint}`);

async function importModel(path: string): Promise<{ readonly model: GraphModel; readonly leftOut: readonly string[] }> {
  const found = (await importTypeScript(path)) as {
    readonly model?: GraphModel;
    readonly leftOut?: readonly string[];
  };
  if (!Array.isArray(found.model?.nodes) || !Array.isArray(found.model.relationships)) {
    throw new CommandError(`${path} exports no 'model' with 'nodes' and 'relationships'.`);
  }
  return { model: found.model, leftOut: found.leftOut ?? [] };
}
