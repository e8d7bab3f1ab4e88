import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchOptions } from './options.ts';
import { table } from './table.ts';

const project = join(import.meta.dirname, '../..');
const plugin = join(project, 'src/pothos-plugin-neo4j');

/** How long the compiler checks schemas of so many types: each has eight properties, a relation and two connections. */
export function measureTypes({ rounds }: Pick<BenchOptions, 'rounds'>, write: (text: string) => void): void {
  const sizes = [0, 50, 100, 200];
  const rows = sizes.map((types) => {
    const runs = Array.from({ length: rounds }, () => check(types));
    const least = (pick: (run: Diagnostics) => number) => Math.min(...runs.map(pick));
    const { instantiations } = runs[0]!;
    return { types, seconds: least(({ seconds }) => seconds), memory: least(({ memory }) => memory), instantiations };
  });
  const none = rows[0]!;
  write(
    table(
      ['Types', 'seconds', 'more than with none', 'instantiations', 'MB'],
      rows.map(({ types, seconds, memory, instantiations }) => [
        String(types),
        seconds.toFixed(2),
        (seconds - none.seconds).toFixed(2),
        String(instantiations - none.instantiations),
        String(Math.round(memory / 1_000)),
      ]),
    ),
  );
}

interface Diagnostics {
  readonly seconds: number;
  /** In kilobytes. */
  readonly memory: number;
  /** How often a generic type was given its arguments: the same in each run, whatever else the machine does. */
  readonly instantiations: number;
}

function check(types: number): Diagnostics {
  // Inside the project, so that packages are found.
  const folder = mkdtempSync(join(project, 'node_modules/.types-'));
  try {
    writeFileSync(join(folder, 'model.ts'), modelOf(types));
    writeFileSync(join(folder, 'schema.ts'), schemaOf(types));
    const compilerOptions = { rootDir: project };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: join(project, 'tsconfig.json'), compilerOptions, files: ['schema.ts'], include: [] }),
    );
    const compiler = join(project, 'node_modules/typescript/bin/tsc');
    const output = execFileSync(
      process.execPath,
      [compiler, '--project', folder, '--extendedDiagnostics', '--singleThreaded'],
      { encoding: 'utf8' },
    );
    const read = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1]);
    return {
      seconds: read('Check time'),
      memory: read('Memory used'),
      instantiations: read('Instantiations'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number);

function modelOf(types: number): string {
  const labels = numbers(types).map(
    (number) => `export const label${number} = node('Label${number}', {
  description: '.', parents: [named], orders: ['name'], properties: {
    code${number}: text('.'), count: integer('.'), share: optional(float('.')), since: optional(date('.')),
    isOpen: boolean('.'), tags: listOf(text('.')),
  },
});`,
  );
  const relationships = numbers(types).map(
    (number) => `export const leadsTo${number} = relationship('LEADS_TO_${number}', {
  description: '.', from: label${number}, to: label${(number + 1) % types}, properties: { weight: integer('.') },
});`,
  );
  return `import { abstractNode, boolean, date, float, integer, listOf, node, optional, relationship, text } from '${plugin}/model/index.ts';
export const named = abstractNode('Named', {
  description: '.', key: 'slug', properties: { slug: text('.'), name: text('.') }, orders: ['name'],
});
export const rest = { boolean, date, float, integer, listOf, node, optional, relationship };
${[...labels, ...relationships].join('\n')}
`;
}

function schemaOf(types: number): string {
  const declared = numbers(types).map((number) => {
    const before = (number + types - 1) % types;
    return `builder.graphNode(model.label${number}, {
  order: { fields: ['name', 'count'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({
    code: t.property('code${number}'), count: t.property('count'), share: t.property('share'), since: t.property('since'),
    isOpen: t.property('isOpen'), tags: t.property('tags'),
    caption: t.needs('name', 'count').string({ resolve: ({ name, count }) => \`\${name} \${count}\` }),
    next: t.relation(model.leadsTo${number}, { description: '.' }),
    following: t.relatedConnection(model.leadsTo${number}, {
      description: '.', edge: (e) => ({ weight: e.property('weight') }), orderByEdge: ['weight'],
    }),
    before: t.relatedConnection([model.leadsTo${before}, model.leadsTo${(before + types - 1) % types}], { description: '.' }),
  }),
});`;
  });
  return `import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { RunStatement } from '${plugin}/compiler/index.ts';
import GraphPlugin, { relayOptions } from '${plugin}/plugin/index.ts';
import * as model from './model.ts';
const builder = new SchemaBuilder<{ Context: { run: RunStatement } }>({
  plugins: [RelayPlugin, GraphPlugin], relay: relayOptions, graph: { run: (context) => context.run },
});
builder.graphInterface(model.named, {
  order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({ name: t.property('name') }),
});
${declared.join('\n')}
builder.queryType({ fields: (t) => ({ all: t.graphConnection(model.named, { description: '.' }) }) });
export const schema = builder.toSchema();
`;
}
