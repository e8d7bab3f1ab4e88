import type { FieldNullability, InputFieldMap, SchemaTypes, TypeParam } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { WriteTransaction } from '../compiler/transaction.ts';
import type { ConstraintViolation } from '../errors.ts';
import type { KeyOf, NodeModel } from '../model/define.ts';
import type { ArgumentsIn } from './cypher.ts';
import type { TransactionOptions } from './in-transaction.ts';

/** What a function that gives keys returns: the key of a node, or with `list` keys, whose order and repetitions the answer keeps. */
export type KeysOf<Model extends NodeModel, List extends boolean> = List extends true
  ? readonly (KeyOf<Model> | null | undefined)[] | null | undefined
  : KeyOf<Model> | null | undefined;

interface ListOptions<List extends boolean> {
  /** Whether the field returns a list of nodes, from a list of keys. The default is one node. */
  readonly list?: List;
  /** The most keys of a list, for the budget. More are an error. The default is 100. */
  readonly most?: number;
}

/** The field options of Pothos and other plugins, without those that come from the model. */
type OptionsOfOthers<Types extends SchemaTypes, Args extends InputFieldMap> = Omit<
  PothosSchemaTypes.MutationFieldOptions<Types, TypeParam<Types>, FieldNullability<TypeParam<Types>>, Args, unknown>,
  'type' | 'args' | 'nullable' | 'description' | 'extensions' | 'astNode' | 'resolve'
>;

export type MutationOptions<
  Types extends SchemaTypes,
  Args extends InputFieldMap,
  Model extends NodeModel,
  List extends boolean,
> = OptionsOfOthers<Types, Args> &
  Pick<TransactionOptions, 'readIn'> &
  ListOptions<List> & {
    readonly description: string;
    readonly args?: Args;
    /** Writes, and returns the key of the node to answer with. After a transient failure it is called again, in a new transaction. */
    readonly write: (
      transaction: WriteTransaction,
      args: ArgumentsIn<Args>,
      context: Types['Context'],
      info: GraphQLResolveInfo,
    ) => Promise<KeysOf<Model, List>>;
    /** Throws if an argument is wrong. Called once, before anything is compiled or written. */
    readonly check?: (args: ArgumentsIn<Args>, context: Types['Context']) => void | Promise<void>;
    /** The message or error for a violated constraint. If it returns undefined, the message of the plugin is used. */
    readonly onConstraint?: (violation: ConstraintViolation, args: ArgumentsIn<Args>) => string | Error | undefined;
  };

export interface ReferenceOptions<Types extends SchemaTypes, ParentShape, Model extends NodeModel, List extends boolean>
  extends ListOptions<List> {
  readonly description: string;
  readonly deprecationReason?: string;
  /** Returns the key, or with `list` the keys. Null makes the field null. */
  readonly key: (parent: ParentShape, context: Types['Context']) => KeysOf<Model, List> | Promise<KeysOf<Model, List>>;
}
