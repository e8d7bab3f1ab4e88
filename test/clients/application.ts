import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { linkDocuments } from '../conformance/relay-documents.ts';
import { relayProject } from '../conformance/relay-project.ts';
import { recipesOver } from './recipes.ts';

const source = join(import.meta.dirname, 'application');
export const clientNames = ['relay', 'apollo', 'urql'] as const;
export type ClientName = (typeof clientNames)[number];

/** The small application of this folder, once for each client, on a port of its own. */
export interface Application {
  readonly addressOf: (client: ClientName) => string;
  close(): Promise<void>;
}

/** Bundles the application with the pieces of code of the page for clients, and serves it as a website of its own. */
export async function serveApplication(api: string): Promise<Application> {
  const scripts = await bundle(api);
  const server = createServer((request, response) => {
    const name = request.url!.slice(1);
    const script = scripts.get(name);
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(
      script ?? `<!doctype html><meta charset="utf-8"><body><script src="/with-${name}.js"></script></body>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (client) => `http://127.0.0.1:${port}/${client}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function bundle(api: string): Promise<ReadonlyMap<string, string>> {
  const recipes = recipesOver(api);
  const project = relayProject({
    'relay.config.json': JSON.stringify({
      src: './application',
      schema: './schema.graphql',
      language: 'typescript',
      eagerEsModules: true,
    }),
  });
  try {
    await recipes.run(process.execPath, ['make-cache-settings.js']);
    mkdirSync(join(project.folder, 'application'));
    for (const name of readdirSync(recipes.folder).filter((name) => name.endsWith('.js')))
      writeFileSync(join(project.folder, 'application', name), readFileSync(join(recipes.folder, name)));
    const modules = readdirSync(source).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
    const texts = modules.map((name) => [name, readFileSync(join(source, name), 'utf8')] as const);
    for (const [name, text] of texts) project.write(`application/${name}`, text);
    const compiled = await project.compile();
    if (!compiled.succeeded) throw new Error(compiled.output);
    for (const [name, text] of texts) project.write(`application/${name}`, linkDocuments(text));
    const { outputFiles } = await build({
      absWorkingDir: project.folder,
      entryPoints: clientNames.map((name) => `application/with-${name}.ts`),
      outdir: 'built',
      bundle: true,
      format: 'iife',
      define: { 'process.env.NODE_ENV': '"development"' },
      write: false,
    });
    return new Map(outputFiles.map(({ path, text }) => [path.split(/[\\/]/).at(-1)!, text]));
  } finally {
    recipes.remove();
    project.remove();
  }
}
