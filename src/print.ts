import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codebookPage } from './analysis/codebook-page.ts';
import { examplesFrom } from './analysis/examples.ts';
import { readLibrary } from './analysis/library.ts';
import { libraryPage } from './analysis/library-page.ts';
import { modelPage } from './analysis/model-page.ts';
import { COMPOSE_FILE } from './database/docker/compose.ts';
import { changelogPage } from './dataset/changelog-page.ts';
import { citationFile } from './dataset/citation.ts';
import { coveragePage } from './dataset/coverage-page.ts';
import { editorSettings, jsonSchemas, schemaPath } from './dataset/json-schema.ts';
import { readDataset } from './dataset/read.ts';
import { figuresOf } from './dataset/release-figures.ts';
import { readReleases, readVersions } from './dataset/releases.ts';
import { answerTypes } from './explorer/api/answer-types.ts';
import { contextOf } from './export/context.ts';
import { model } from './model/g7.ts';
import { constraintsOf, indexesOf, scriptOf } from './pothos-plugin-neo4j/model/index.ts';
import { printGraphSchema } from './pothos-plugin-neo4j/plugin/index.ts';
import { schema } from './schema/schema.ts';

/** The files of the project that are printed from its code and its facts, by their path. */
export async function printedFiles(): Promise<Readonly<Record<string, string>>> {
  const { data, version, asOf } = await readDataset();
  const releases = readReleases();
  return {
    'schema.graphql': `${printGraphSchema(schema)}\n`,
    'cypher/constraints.cypher': scriptOf('What is unique in the graph.', constraintsOf(model)),
    'cypher/indexes.cypher': scriptOf('The indexes that lists and look-ups are served by.', indexesOf(model)),
    ...Object.fromEntries(
      Object.entries(jsonSchemas()).map(([name, content]) => [schemaPath(name), printJson(content)]),
    ),
    '.vscode/settings.json': printJson(editorSettings()),
    'src/export/context.jsonld': `${JSON.stringify({ '@context': contextOf(model) }, null, 2)}\n`,
    'cypher/model.md': modelPage(model, examplesFrom(data)),
    'cypher/queries/README.md': libraryPage(readLibrary()),
    'src/dataset/coverage.md': coveragePage(data),
    'cypher/codebook.md': codebookPage(model, data, { version, asOf }),
    'cypher/changelog.md': changelogPage(releases, { version, figures: figuresOf(data) }),
    'src/dataset/releases/versions.txt': `${[...new Set([...readVersions(), version])].join('\n')}\n`,
    '.github/CITATION.cff': citationFile(releases[0]!),
    'docker-compose.yml': withLabels(readFileSync(COMPOSE_FILE, 'utf8'), {
      'seven.facts.version': version,
      'seven.facts.as-of': asOf ?? '',
    }),
    ...answerTypes(schema),
  };
}

/** The compose file with the values of these labels of the image; the rest of it is written by hand. */
function withLabels(composeFile: string, labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^( *${name.replaceAll('.', '\\.')}:).*$`, 'm'), `$1 "${value}"`),
    composeFile,
  );
}

const printJson = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

if (process.argv[1] === import.meta.filename) {
  for (const [path, content] of Object.entries(await printedFiles())) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    process.stdout.write(`${path}\n`);
  }
}
