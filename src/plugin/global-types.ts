import type { SchemaTypes } from '@pothos/core';
import type { NodeModel } from '../model/define.ts';
import type { GraphPlugin } from './index.ts';
import type { GraphPluginOptions, GraphTypeOptions, PropertyNames, RowOf } from './types.ts';

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
      graphNode<Model extends NodeModel>(
        model: Model,
        options: GraphTypeOptions<Types, Model>,
      ): ObjectRef<Types, RowOf<Model>>;

      /** Declares the interface of an abstract label. The types of labels that come with it implement it. */
      graphInterface<Model extends NodeModel>(
        model: Model,
        options: GraphTypeOptions<Types, Model>,
      ): InterfaceRef<Types, RowOf<Model>>;
    }

    export interface RootFieldBuilder<Types extends SchemaTypes, ParentShape, Kind> {
      /** A root field that finds the one node whose key, or unique property, equals its argument. */
      graphLookup<Model extends NodeModel>(
        model: Model,
        options: { readonly by: PropertyNames<Model>; readonly description: string },
      ): FieldRef<Types, unknown>;

      /** A root field that lists every node of a label as a connection. */
      graphConnection<Model extends NodeModel>(
        model: Model,
        options: { readonly description: string },
      ): FieldRef<Types, unknown>;
    }
  }
}
