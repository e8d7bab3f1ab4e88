import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Makes `dist/pothos-plugin-neo4j/`: the plugin as it is packed, with its pages, its manifest and the licence.

const project = fileURLToPath(new URL('../', import.meta.url));
const source = join(project, 'src/pothos-plugin-neo4j');
const built = join(project, 'dist/pothos-plugin-neo4j');

rmSync(built, { recursive: true, force: true });
const compiler = join(project, 'node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [compiler, '--project', source], { stdio: 'inherit' });

// The compiler rewrites the extensions of imports in JavaScript, and leaves declarations as they are.
for (const name of readdirSync(built, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts')) continue;
  const path = join(built, name);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(/((?:from|import)[ (]*['"]\.[^'"]*)\.ts(?=['"])/g, '$1.js'));
}

cpSync(source, built, { recursive: true, filter: (path) => !/(\.ts|[/\\]tsconfig\.json)$/.test(path) });
cpSync(join(project, 'LICENSE'), join(built, 'LICENSE'));
