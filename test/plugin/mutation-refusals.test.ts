import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { expect, it } from 'vitest';
import type { RunStatement, RunTransaction } from '../../src/pothos-plugin-neo4j/compiler/index.ts';
import GraphPlugin, { relayOptions } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import * as model from './films/model.ts';

/** Changes the type of marked fields to a union, as plugins do that return errors as types. */
class Unions extends BasePlugin<SchemaTypes> {
  override onOutputFieldConfig(config: PothosOutputFieldConfig<SchemaTypes>) {
    const union = (config.pothosOptions as { readonly union?: never }).union;
    return union === undefined ? config : { ...config, type: { kind: 'Union' as const, ref: union, nullable: true } };
  }
}
SchemaBuilder.registerPlugin('unions' as never, Unions as never);

interface Context {
  readonly run: RunStatement;
  readonly write: RunTransaction;
}

function build(field: 'plain' | 'graphMutation' | 'graphReference') {
  const builder = new SchemaBuilder<{ Context: Context }>({
    plugins: ['unions' as never, RelayPlugin, GraphPlugin],
    relay: relayOptions,
    graph: { run: (context) => context.run, write: (context) => context.write },
  });
  builder.graphNode(model.person, {
    order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
    fields: (t) => ({ name: t.property('name') }),
  });
  const problem = builder.objectRef<{ text: string }>('Problem').implement({
    fields: (t) => ({ text: t.exposeString('text') }),
  });
  const outcome = builder.unionType('Outcome', { types: [problem], resolveType: () => 'Problem' });
  const changed = (name: typeof field) => (field === name ? { union: outcome } : {});
  builder.queryType({
    fields: (t) => ({
      me: t.graphReference(model.person, { description: '.', key: () => 'x', ...changed('graphReference') } as never),
    }),
  });
  builder.mutationType({
    fields: (t) => ({
      rename: t.graphMutation(model.person, { description: '.', write: async () => 'x', ...changed('graphMutation') }),
      other: t.field({ type: outcome, nullable: true, resolve: () => null }),
    }),
  });
  return builder.toSchema();
}

it('a field that reads by a key is refused while the schema is built where another plugin has made its type a union', () => {
  expect(() => build('plain')).not.toThrow();
  expect(() => build('graphMutation')).toThrow(/^Mutation\.rename: .*Outcome.*t\.graphReference leads to Person/);
  expect(() => build('graphReference')).toThrow(/^Query\.me: .*Outcome/);
});
