import type { FieldNullability, InputFieldMap, SchemaTypes, TypeParam } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { WriteTransaction } from '../compiler/transaction.ts';
import type { ConstraintViolation } from '../errors.ts';
import type { KeyOf, NodeModel } from '../model/define.ts';
import type { ArgumentsIn } from './cypher.ts';
import type { TransactionOptions } from './in-transaction.ts';

/** What a field of a mutation gives: the key of a node, or with `list` keys, whose order and repetitions the answer keeps. */
export type KeysOf<Model extends NodeModel, List extends boolean> = List extends true
  ? readonly (KeyOf<Model> | null | undefined)[] | null | undefined
  : KeyOf<Model> | null | undefined;

interface ListOptions<List extends boolean> {
  /** Whether keys are given, and nodes are answered; one where nothing is said. */
  readonly list?: List;
  /** The most keys of a list, for the budget; 100 where nothing is said. More are an error. */
  readonly most?: number;
}

/** The options of a field that Pothos and other plugins know, beside those that follow from the model. */
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
    /** Writes, and gives the key of what is answered. Called again, in a new transaction, where that can help. */
    readonly write: (
      transaction: WriteTransaction,
      args: ArgumentsIn<Args>,
      context: Types['Context'],
      info: GraphQLResolveInfo,
    ) => Promise<KeysOf<Model, List>>;
    /** Throws what is wrong with the arguments. Called once, before anything is compiled and written. */
    readonly check?: (args: ArgumentsIn<Args>, context: Types['Context']) => void | Promise<void>;
    /** What a client is told of a constraint that the write broke: a message, or an error. Nothing gives the message of the plugin. */
    readonly onConstraint?: (violation: ConstraintViolation, args: ArgumentsIn<Args>) => string | Error | undefined;
  };

export interface ReferenceOptions<Types extends SchemaTypes, ParentShape, Model extends NodeModel, List extends boolean>
  extends ListOptions<List> {
  readonly description: string;
  readonly deprecationReason?: string;
  /** Gives the key, or with `list` the keys. Null is a field that is null. */
  readonly key: (parent: ParentShape, context: Types['Context']) => KeysOf<Model, List> | Promise<KeysOf<Model, List>>;
}
