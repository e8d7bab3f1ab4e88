import SchemaBuilder, {
  BasePlugin,
  type ConfigurableRef,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core';
import {
  assertValidSchema,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { type Budget, defaultBudget } from '../compiler/budget.ts';
import { type FieldMapping, fieldMapping, typeMapping } from '../compiler/mapping.ts';
import { notTooMany } from '../compiler/plan-by-key.ts';
import { beginOperation, goOnFrom } from './direct.ts';
import { checkEnds } from './ends.ts';
import { withoutWriter } from './in-transaction.ts';
import { mostPlanBytes, PlanCache, type PlanStatistics } from './plan-cache.ts';
import type { Builder } from './registry.ts';
import { needingResolver, resolverFor } from './resolve.ts';
import type { RootOptions } from './root.ts';
import { checkStarts } from './starts.ts';
import { checkVisible, visibilityOf } from './visible.ts';

const pluginName = 'graph';

export default pluginName;

/** How often requests found a compiled plan so far. Throws for a schema that was built without the plugin. */
export function planStatistics(schema: GraphQLSchema): PlanStatistics {
  const root = schema.extensions['graphRoot'] as RootOptions | undefined;
  if (root === undefined) throw new TypeError('This schema was built without the graph plugin.');
  return root.plans.statistics;
}

function checkField(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): void {
  const mapping = fieldMapping(field);
  const { node, edge } = typeMapping(type) ?? {};
  const model = node ?? edge;
  const missing =
    mapping?.kind === 'needs' && model && mapping.names.find((name) => !Object.hasOwn(model.properties, name));
  if (missing) throw new TypeError(`${type.name}.${field.name}: The model has no property ${missing}.`);
  const answered = getNamedType(field.type);
  const isOfGraph = typeMapping(answered)?.node !== undefined || answered.name === 'Node';
  if (mapping?.kind === 'given' && !isOfGraph) {
    throw new TypeError(
      `${type.name}.${field.name}: Another plugin has changed its type to ${answered.name}, so nothing beneath it can be read. ` +
        `Exclude the field from that plugin, or return an object of your own on which t.graphReference leads to ${mapping.target.label}.`,
    );
  }
  if (isOfGraph && (mapping === undefined || mapping.kind === 'needs')) {
    throw new TypeError(
      `${type.name}.${field.name}: A resolver of your own cannot return ${answered.name}, since the selection beneath it ` +
        'would need another statement. Use t.relation, t.reference or t.fromCypher, or t.graphReference if you know the key.',
    );
  }
}

function checkInterface(schema: GraphQLSchema, type: GraphQLNamedType): void {
  if (!isInterfaceType(type) || typeMapping(type) === undefined || schema.getPossibleTypes(type).length > 0) return;
  throw new TypeError(`No type implements ${type.name}. Declare a type whose label names it under 'parents'.`);
}

/** The Pothos plugin. It gives fields with a meaning in the graph their resolvers, and checks the built schema. */
export class GraphPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  readonly #plans = new PlanCache(
    this.builder.options.graph?.plans ?? 1_000,
    this.builder.options.graph?.planBytes ?? mostPlanBytes(),
  );

  /** The resolvers that this plugin has made. */
  readonly #own = new WeakSet<object>();
  #options: RootOptions | undefined;

  /** Gives the fields of `PageInfo` a meaning, since the Relay plugin declares them. */
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (config.parentType !== 'PageInfo') return config;
    const graph: FieldMapping = { kind: 'part', name: config.name };
    return { ...config, extensions: { ...config.extensions, graph } };
  }

  /** Refuses fields that no statement could answer. */
  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    // Otherwise only the first request would report that the schema is invalid.
    assertValidSchema(schema);
    checkStarts(schema);
    checkEnds(schema);
    // Cast: the functions of this plugin serve builders of any types.
    if (this.builder.options.graph?.requireVisible === true) checkVisible(this.builder as unknown as Builder);
    for (const type of Object.values(schema.getTypeMap())) {
      checkInterface(schema, type);
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        checkField(type, field);
        if (field.extensions.graphWrites === true) this.#checkWriting(type, schema, field);
        if (type === schema.getMutationType()) this.#notePayload(field);
        if (this.#isWrapped(field)) field.extensions = { ...field.extensions, graphWrapped: true };
        if (fieldMapping(field)?.kind === 'nodesByIds') refuseTooManyIds(field);
      }
    }
    const directAnswers = { begin: beginOperation, goOnFrom };
    schema.extensions = { ...schema.extensions, graphRoot: this.#root, directAnswers };
    return schema;
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const mapping = config.extensions?.['graph'] as FieldMapping | undefined;
    if (mapping === undefined) return resolver;
    if (mapping.kind === 'needs') return needingResolver(mapping.required, resolver);
    const isStart = config.parentType === 'Query' || config.extensions?.['graphStart'] === true;
    const own = resolverFor(mapping, isStart, this.#root) as typeof resolver | undefined;
    // For a global id, Pothos makes the resolver.
    if (own !== undefined || resolver === config.resolve) this.#own.add(own ?? resolver);
    return own ?? resolver;
  }

  /** What root fields need. Throws if the options of the builder have no `graph`. */
  get #root(): RootOptions {
    // Cast: as above.
    const visibility = visibilityOf(this.builder as unknown as Builder);
    this.#options ??= {
      ...rootOptions(this.builder.options.graph as GraphOptions | undefined, this.#plans),
      visibility,
    };
    return this.#options;
  }

  #checkWriting(type: GraphQLObjectType, schema: GraphQLSchema, { name }: GraphQLField<unknown, unknown>): void {
    if (type !== schema.getMutationType())
      throw new TypeError(`${type.name}.${name} writes. Declare it in builder.mutationType.`);
    if (this.#root.write === undefined) throw withoutWriter(`${type.name}.${name}`);
  }

  /** Records the type that the author declared for a mutation, if another plugin has changed it. */
  #notePayload(field: GraphQLField<unknown, unknown>): void {
    const { type } = (field.extensions['pothosOptions'] ?? {}) as { readonly type?: ConfigurableRef<Types> };
    if (type === undefined || !this.builder.configStore.hasConfig(type)) return;
    const { name } = this.builder.configStore.getTypeConfig(type);
    if (name !== getNamedType(field.type).name) field.extensions = { ...field.extensions, graphPayload: name };
  }

  /** Whether another plugin wraps the resolver of a field that this plugin answers. */
  #isWrapped(field: GraphQLField<unknown, unknown>): boolean {
    const mapping = fieldMapping(field);
    if (mapping === undefined || mapping.kind === 'needs') return false;
    const mapsArguments = (field.extensions['pothosArgMappers'] as readonly unknown[] | undefined)?.length;
    // Pothos itself wraps resolvers of fields with mapped arguments, so the resolver alone does not tell whether a plugin does.
    return mapsArguments ? this.#hasOthers : !this.#own.has(field.resolve as object);
  }

  /** Whether the builder has a plugin before this one that wraps resolvers. */
  get #hasOthers(): boolean {
    const names = this.builder.options.plugins ?? [];
    // Cast: the types of Pothos do not show the registered plugins.
    const { plugins } = SchemaBuilder as unknown as { readonly plugins: Readonly<Record<string, typeof BasePlugin>> };
    return names.slice(0, names.indexOf(pluginName)).some((name) => {
      return plugins[name]?.prototype.wrapResolve !== BasePlugin.prototype.wrapResolve;
    });
  }
}

type GraphOptions = Partial<Record<'run' | 'write' | 'budget' | 'statistics' | 'currentKey', unknown>>;

function rootOptions(options: GraphOptions | undefined, plans: PlanCache): Omit<RootOptions, 'visibility'> {
  if (options === undefined)
    throw new TypeError(
      "The graph plugin needs 'graph.run' in the options of the builder: how a request runs a statement.",
    );
  const { run, write, budget, statistics, currentKey } = options;
  return {
    run: run as RootOptions['run'],
    write: write as RootOptions['write'],
    budget: { ...defaultBudget, ...(budget as Partial<Budget> | undefined) },
    statistics: (statistics ?? (() => undefined)) as RootOptions['statistics'],
    currentKey: (currentKey ?? (() => undefined)) as RootOptions['currentKey'],
    plans,
  };
}

SchemaBuilder.registerPlugin(pluginName, GraphPlugin);

/** Pothos decodes all ids of a list, wherever it is used, before a resolver can count them: that takes microseconds for each. */
function refuseTooManyIds(field: GraphQLField<unknown, unknown>): void {
  const { resolve } = field;
  field.resolve = (source, args, context, info) => {
    notTooMany((args as { readonly ids: readonly unknown[] }).ids);
    return resolve?.(source, args, context, info);
  };
}
