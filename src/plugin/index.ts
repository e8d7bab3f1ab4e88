import './global-types.ts';
import './query-fields.ts';
import './schema-builder.ts';
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { defaultBudget } from '../compiler/cost.ts';
import { type FieldMapping, fieldMapping, typeMapping } from '../compiler/mapping.ts';
import { shareOfHeap } from '../memory.ts';
import { PlanCache, type PlanStatistics } from './plan-cache.ts';
import { type RootOptions, resolverFor } from './resolve.ts';

const pluginName = 'graph';

export default pluginName;

/** How the compiled plans of a schema have served so far. Throws for a schema that was built without the plugin. */
export function planStatistics(schema: GraphQLSchema): PlanStatistics {
  const plans = schema.extensions['graphPlans'];
  if (!(plans instanceof PlanCache)) throw new TypeError('This schema was built without the graph plugin.');
  return plans.statistics;
}

function checkField(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): void {
  const mapping = fieldMapping(field);
  const { node, edge } = typeMapping(type) ?? {};
  const model = node ?? edge;
  const missing = mapping?.kind === 'needs' && model && mapping.names.find((name) => !(name in model.properties));
  if (missing) throw new TypeError(`${type.name}.${field.name}: The model has no property ${missing}.`);
  const answered = getNamedType(field.type);
  const isOfGraph = typeMapping(answered)?.node !== undefined || answered.name === 'Node';
  if (isOfGraph && (mapping === undefined || mapping.kind === 'needs')) {
    throw new TypeError(
      `${type.name}.${field.name}: A resolver of your own cannot answer with ${answered.name}: what is selected beneath ` +
        'would need a statement of its own. Use t.relation, t.reference or t.fromCypher.',
    );
  }
}

/** Answers every field that was declared with a meaning in the graph, by compiling root fields to Cypher. */
export class GraphPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  readonly #plans = new PlanCache(
    this.builder.options.graph?.plans ?? 1_000,
    this.builder.options.graph?.planBytes ?? shareOfHeap(0.1, 100),
  );

  /** Refuses fields that no statement could answer. */
  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    for (const type of Object.values(schema.getTypeMap())) {
      if (isObjectType(type)) for (const field of Object.values(type.getFields())) checkField(type, field);
    }
    schema.extensions = { ...schema.extensions, graphPlans: this.#plans };
    return schema;
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const mapping = config.extensions?.['graph'] as FieldMapping | undefined;
    if (mapping === undefined) return resolver;
    const options = this.builder.options.graph;
    if (options === undefined) throw new TypeError("The graph plugin needs 'graph.run' in the options of the builder.");
    const { run, budget, statistics, currentKey } = options;
    const root: RootOptions = {
      run: run as RootOptions['run'],
      budget: { ...defaultBudget, ...budget },
      statistics: (statistics ?? (() => undefined)) as RootOptions['statistics'],
      currentKey: (currentKey ?? (() => undefined)) as RootOptions['currentKey'],
      plans: this.#plans,
    };
    return (resolverFor(mapping, config.parentType === 'Query', root) as typeof resolver | undefined) ?? resolver;
  }
}

SchemaBuilder.registerPlugin(pluginName, GraphPlugin as never);
