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

/** Within the namespace below, the name of the class means another type, in newer versions of Pothos. */
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

      /** Declares the object type of a label of which there is one node: it has no global id and stands in no list. */
      graphObject<Model extends NodeModel>(
        model: Model,
        options: Pick<GraphTypeOptions<Types, Model>, 'description' | 'visible' | 'fields'>,
      ): ObjectRef<Types, RowOf<Model>>;

      /** Declares the interface of an abstract label. The types of labels that come with it implement it. */
      graphInterface<Model extends NodeModel, const Counted extends Dimensions<Model> = Record<never, never>>(
        model: Model,
        options: CountedOptions<Types, Model, Counted>,
      ): InterfaceRef<Types, RowOf<Model>>;

      /** The enum type of a closed list of words, for arguments; properties with these words have the same type. */
      graphEnum<Word extends string>(words: Enumeration<Word>): EnumRef<Types, Word>;

      /** Declares a union of types whose labels come with one label, so that they are ordered and paged as one list. */
      graphUnion(name: string, options: UnionOptions): DeclaredUnion;

      /** Declares the type of rows that an author's own Cypher finds: what is known of a node, and the node. */
      graphRow<P extends Properties>(
        knows: Knowledge<P>,
        options: {
          readonly description: string;
          readonly fields: (t: GraphFieldBuilder<Types, Knowledge<P>>) => FieldMap;
        },
      ): RowRef;
    }

    export interface RootFieldBuilder<Types extends SchemaTypes, ParentShape, Kind> {
      /** A root field that finds the one node whose key, or unique property, equals its argument. */
      graphLookup<Model extends NodeModel>(
        model: Model,
        options: {
          readonly by: PropertyNames<Model>;
          readonly description: string;
          /** The name of the argument, where that is not the name of the property. */
          readonly argument?: string;
        },
      ): Field<Types>;

      /** A root field that finds the only node of a label. */
      graphSingle<Model extends NodeModel>(model: Model, options: { readonly description: string }): Field<Types>;

      /** A root field that lists every node of a label as a connection. */
      graphConnection<Model extends NodeModel>(
        model: Model,
        options: { readonly description: string; readonly union?: DeclaredUnion },
      ): Field<Types>;

      /** The nodes, or rows, that an author's own Cypher finds, within the one statement. */
      fromCypher<const P extends Properties, Args extends InputFieldMap = Record<never, never>>(
        options: FromCypherOptions<Args, P>,
      ): Field<Types>;

      /** A connection whose nodes an author's own Cypher finds. */
      connectionFromCypher<const P extends Properties, Args extends InputFieldMap = Record<never, never>>(
        options: ConnectionFromCypherOptions<Types, Args, P>,
      ): Field<Types>;

      /** The node whose key a function of the author's gives, or with `list` the nodes: of an object of your own, or of the context. */
      graphReference<Model extends NodeModel, const List extends boolean = false>(
        model: Model,
        options: ReferenceOptions<Types, ParentShape, Model, List>,
      ): Field<Types>;
    }

    export interface MutationFieldBuilder<Types extends SchemaTypes, ParentShape> {
      /**
       * A mutation that answers with the node whose key its `write` gives, or with `list` with the nodes: what is selected beneath
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
