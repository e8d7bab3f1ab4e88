import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isInterfaceType, isNonNullType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { printGraphSchema } from '../../src/pothos-plugin-neo4j/plugin/print-schema.ts';
import { schema } from '../../src/schema/schema.ts';
import { relayProject } from './relay-project.ts';

const printed = buildSchema(printGraphSchema(schema));

const fields = Object.values(printed.getTypeMap())
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .flatMap((type) => Object.values(type.getFields()).map((field) => [type, field] as const));

const isMarked = ([, field]: (typeof fields)[number]) =>
  field.astNode?.directives?.some(({ name }) => name.value === 'semanticNonNull') === true;

const names = (of: typeof fields) => of.map(([type, field]) => `${type.name}.${field.name}`);

describe('@semanticNonNull', () => {
  it('stands at every connection, and at no field that can be null without an error', () => {
    const connections = fields.filter(([, field]) => /Connection$/.test(String(field.type)));
    expect(connections.length).toBeGreaterThan(200);
    expect(names(connections.filter((each) => !isMarked(each)))).toEqual([]);
    const marked = fields.filter(isMarked);
    expect(marked.filter(([, field]) => isNonNullType(field.type))).toEqual([]);
    const others = names(marked.filter(([, field]) => !/Connection$/.test(String(field.type))));
    expect(others).toEqual(expect.arrayContaining(['EventConnection.countBy', 'Entity.neighborCounts', 'Query.nodes']));
    expect(others.filter((name) => /^Query\.(event|entity|node|path)$|\.(place|partOf|outcome)$/.test(name))).toEqual(
      [],
    );
  });

  it("stands at a type's field where it stands at that of its interface", () => {
    const marked = new Set(names(fields.filter(isMarked)));
    for (const [type, field] of fields) {
      if (!isMarked([type, field])) continue;
      for (const parent of type.getInterfaces()) {
        if (parent.getFields()[field.name]) expect(marked).toContain(`${parent.name}.${field.name}`);
      }
    }
  });

  it("makes Relay's types non-null where errors are thrown, and nullable elsewhere", async () => {
    const selection =
      'events(first: 1) { countBy(dimension: KIND) { count } nodes { place { name } hosts { totalCount } } }';
    const project = relayProject({
      'src/list.ts': `import { graphql } from 'relay-runtime';
        graphql\`query listStrictQuery @throwOnFieldError { ${selection} }\`;
        graphql\`query listQuery { ${selection} }\`;`,
      'relay.config.json': JSON.stringify({ src: './src', schema: './schema.graphql', language: 'typescript' }),
    });
    try {
      expect(await project.compile()).toMatchObject({ succeeded: true });
      const [strict, lax] = ['listStrictQuery', 'listQuery'].map((name) => {
        const text = readFileSync(join(project.folder, `src/__generated__/${name}.graphql.ts`), 'utf8');
        return text.match(/\$data = (\{[\s\S]*?\n\});/)![1]!.replaceAll(/readonly |\s+|\bReadonlyArray\b/g, '');
      });
      expect(strict).toBe(
        '{events:{countBy:<{count:number;}>;nodes:<{hosts:{totalCount:number;};place:{name:string;}|null|undefined;}>;};}',
      );
      expect(lax).toContain('hosts:{totalCount:number;}|null|undefined;');
      expect(lax).toMatch(/\}\|null\|undefined;\}$/);
    } finally {
      project.remove();
    }
  });
});
