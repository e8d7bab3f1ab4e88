import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Required, so that all of it shares one graphql, which is not the one that the tests load.
const require = createRequire(import.meta.url);
const { preset }: typeof import('@graphql-codegen/client-preset') = require('@graphql-codegen/client-preset');
const { codegen }: typeof import('@graphql-codegen/core') = require('@graphql-codegen/core');
const { buildSchema, parse }: typeof import('graphql') = require('graphql');

/** As much of a configuration of graphql-codegen as the page for clients has. */
export interface CodegenConfiguration {
  readonly generates: Readonly<Record<string, { readonly preset: string; readonly config: object }>>;
}

/**
 * Writes into a folder what graphql-codegen makes of documents by such a configuration, and gives the bytes of each
 * file. Its command, which would read the configuration, needs a newer Node and 90 packages more than what it runs.
 */
export async function generateTypes(
  folder: string,
  { generates }: CodegenConfiguration,
  sdl: string,
  documents: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, number>> {
  const bytes = new Map<string, number>();
  for (const [baseOutputDir, output] of Object.entries(generates)) {
    if (output.preset !== 'client') throw new Error(`There is no preset '${output.preset}' here.`);
    const sections = await preset.buildGeneratesSection({
      baseOutputDir,
      config: output.config,
      presetConfig: {},
      schema: parse(sdl),
      schemaAst: buildSchema(sdl),
      documents: Object.entries(documents).map(([location, text]) => ({
        location,
        document: parse(text),
        rawSDL: text,
      })),
      pluginMap: {},
      plugins: [],
    });
    for (const section of sections) {
      const text = await codegen(section);
      mkdirSync(dirname(join(folder, section.filename)), { recursive: true });
      writeFileSync(join(folder, section.filename), text);
      bytes.set(section.filename, Buffer.byteLength(text));
    }
  }
  return bytes;
}
