import { MutationFieldBuilder, RootFieldBuilder, type SchemaTypes } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { FieldMapping } from '../compiler/mapping.ts';
import type { NodeModel } from '../model/define.ts';
import { readBeneath, runFor } from './after-writes.ts';
import { orNotRead, writeNodes } from './in-transaction.ts';
import { ReadByKey, rememberGiven, rootOf } from './read-by-key.ts';
import { type Builder, refOf } from './registry.ts';

/** The default of `most`: how many keys a list can have. */
const mostKeys = 100;

const fields = RootFieldBuilder.prototype as PothosSchemaTypes.RootFieldBuilder<SchemaTypes, unknown>;
const mutations = MutationFieldBuilder.prototype as PothosSchemaTypes.MutationFieldBuilder<SchemaTypes, unknown>;

mutations.graphMutation = function graphMutation(model, options) {
  const { write, readIn, check, onConstraint, list = false, most = mostKeys, ...others } = options;
  const mapping: FieldMapping = { kind: 'given', target: model, list };
  rememberGiven(mapping, { keysOf: (keys) => keys, most: list ? most : 1 });
  return this.field({
    ...others,
    ...typeOf(this.builder as Builder, model, list),
    extensions: { graph: mapping, graphStart: true, graphWrites: true },
    resolve: async (_root: unknown, args: never, context: never, info: GraphQLResolveInfo) => {
      await check?.(args, context);
      return writeNodes(context, info, (transaction) => write(transaction, args, context, info), {
        ...(readIn && { readIn }),
        ...(onConstraint && { onConstraint: (violation) => onConstraint(violation, args) }),
      });
    },
  } as never) as never; // Cast: the types depend on those of one builder.
};

fields.graphReference = function graphReference(model, options) {
  const { key, list = false, most = mostKeys, ...others } = options;
  const mapping: FieldMapping = { kind: 'given', target: model, list };
  rememberGiven(mapping, { keysOf: key as (parent: unknown, context: object) => unknown, most: list ? most : 1 });
  return this.field({
    ...others,
    ...typeOf(this.builder as Builder, model, list),
    extensions: { graph: mapping, graphStart: true },
    resolve: (parent: unknown, _args: unknown, context: object, info: GraphQLResolveInfo) =>
      resolveReference(parent, context, info),
  } as never) as never; // Cast: the types depend on those of one builder.
};

const typeOf = (builder: Builder, model: NodeModel, list: boolean) => {
  const ref = refOf(builder, model);
  return list ? { type: [ref], nullable: { list: true, items: true } } : { type: ref, nullable: true };
};

async function resolveReference(parent: unknown, context: object, info: GraphQLResolveInfo): Promise<unknown> {
  const known = readBeneath(info);
  if (known !== undefined && 'value' in known) return known.value;
  const read = known?.prepared ?? (await ReadByKey.prepare(context, info));
  const reading = read.read(await read.keysOf(parent, context), runFor(info, rootOf(info), context));
  return known === undefined ? reading : orNotRead(reading);
}
