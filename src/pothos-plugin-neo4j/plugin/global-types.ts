import type { FieldMap, FieldRef, InputFieldMap, SchemaTypes } from '@pothos/core';
import type { Enumeration, NodeModel, Properties } from '../model/define.ts';
import type { FromCypherOptions, Knowledge } from './cypher.ts';
import type { ConnectionFromCypherOptions, GraphFieldBuilder } from './graph-field-builder.ts';
import type { GraphPlugin } from './graph-plugin.ts';
import type { MutationOptions, ReferenceOptions } from './mutation-options.ts';
import type { DeclaredUnion, RowRef } from './registry.ts';
import type { CountedOptions, Dimensions, GraphTypeOptions } from './type-options.ts';
import type { GraphPluginOptions, PropertyNames, RowOf } from './types.ts';
import type { UnionOptions } from './union.ts';

/** An alias: in newer versions of Pothos, the name `FieldRef` has another meaning within the namespace below. */
type Field<Types extends SchemaTypes> = FieldRef<Types, unknown>;

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      graph: GraphPlugin<Types>;
    }

    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      graph?: GraphPluginOptions<Types>;
    }

    export interface SchemaBuilder<Types extends SchemaTypes> {
      /** Declares the object type of a label: a Relay node whose fields the compiler answers. */
      graphNode<Model extends NodeModel, const Counted extends Dimensions<Model> = Record<never, never>>(
        model: Model,
        options: CountedOptions<Types, Model, Counted>,
      ): ObjectRef<Types, RowOf<Model>>;

      /** Declares the object type of a label that has one node only. It has no global id and is in no list. */
      graphObject<Model extends NodeModel>(
        model: Model,
        options: Pick<GraphTypeOptions<Types, Model>, 'description' | 'visible' | 'fields'>,
      ): ObjectRef<Types, RowOf<Model>>;

      /** Declares the interface of an abstract label. The types of labels with this parent implement it. */
      graphInterface<Model extends NodeModel, const Counted extends Dimensions<Model> = Record<never, never>>(
        model: Model,
        options: CountedOptions<Types, Model, Counted>,
      ): InterfaceRef<Types, RowOf<Model>>;

      /** The enum type of an enumeration, for arguments. Properties with this enumeration have the same type. */
      graphEnum<Word extends string>(words: Enumeration<Word>): EnumRef<Types, Word>;

      /** Declares a union of types whose labels have one parent in common, so that its nodes are one list with one order. */
      graphUnion(name: string, options: UnionOptions): DeclaredUnion;

      /** Declares the type of rows that Cypher of the author finds: a node, and the values that are returned with it. */
      graphRow<P extends Properties>(
        knows: Knowledge<P>,
        options: {
          readonly description: string;
          readonly fields: (t: GraphFieldBuilder<Types, Knowledge<P>>) => FieldMap;
        },
      ): RowRef;
    }

    export interface RootFieldBuilder<Types extends SchemaTypes, ParentShape, Kind> {
      /** A root field that finds the node whose key, or another unique property, equals its argument. */
      graphLookup<Model extends NodeModel>(
        model: Model,
        options: {
          readonly by: PropertyNames<Model>;
          readonly description: string;
          /** The name of the argument, if it differs from the property. */
          readonly argument?: string;
        },
      ): Field<Types>;

      /** A root field that finds the only node of a label. */
      graphSingle<Model extends NodeModel>(model: Model, options: { readonly description: string }): Field<Types>;

      /** A root field that lists all nodes of a label as a connection. */
      graphConnection<Model extends NodeModel>(
        model: Model,
        options: { readonly description: string; readonly union?: DeclaredUnion },
      ): Field<Types>;

      /** The nodes or rows that Cypher of the author finds, within the one statement. */
      fromCypher<const P extends Properties, Args extends InputFieldMap = Record<never, never>>(
        options: FromCypherOptions<Args, P>,
      ): Field<Types>;

      /** A connection whose nodes are found by Cypher of the author. */
      connectionFromCypher<const P extends Properties, Args extends InputFieldMap = Record<never, never>>(
        options: ConnectionFromCypherOptions<Types, Args, P>,
      ): Field<Types>;

      /** The node whose key a function of the author returns, from an object of its own or from the context. With `list`, the nodes. */
      graphReference<Model extends NodeModel, const List extends boolean = false>(
        model: Model,
        options: ReferenceOptions<Types, ParentShape, Model, List>,
      ): Field<Types>;
    }

    export interface MutationFieldBuilder<Types extends SchemaTypes, ParentShape> {
      /**
       * A mutation that answers with the node whose key its `write` returns; with `list`, with the nodes. The selection beneath it
       * is compiled before anything is written, and read by one statement in the transaction or after it.
       */
      graphMutation<
        Model extends NodeModel,
        Args extends InputFieldMap = Record<never, never>,
        const List extends boolean = false,
      >(model: Model, options: MutationOptions<Types, Args, Model, List>): Field<Types>;
    }
  }
}
