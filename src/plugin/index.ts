import './global-types.ts';
import './query-fields.ts';
import './schema-builder.ts';
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { defaultBudget } from '../compiler/cost.ts';
import type { FieldMapping } from '../compiler/mapping.ts';
import { PlanCache } from './plan-cache.ts';
import { type RootOptions, resolverFor } from './resolve.ts';

const pluginName = 'graph';

export default pluginName;

/** Answers every field that was declared with a meaning in the graph, by compiling root fields to Cypher. */
export class GraphPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  #plans: PlanCache | undefined;

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const mapping = config.extensions?.['graph'] as FieldMapping | undefined;
    if (mapping === undefined) return resolver;
    const options = this.builder.options.graph;
    if (options === undefined) throw new TypeError("The graph plugin needs 'graph.run' in the options of the builder.");
    const { run, budget, plans = 1_000 } = options;
    this.#plans ??= new PlanCache(plans);
    const root: RootOptions = {
      run: run as RootOptions['run'],
      budget: { ...defaultBudget, ...budget },
      plans: this.#plans,
    };
    return (resolverFor(mapping, config.parentType === 'Query', root) as typeof resolver | undefined) ?? resolver;
  }
}

SchemaBuilder.registerPlugin(pluginName, GraphPlugin as never);
