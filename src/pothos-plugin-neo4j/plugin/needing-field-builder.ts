import { type FieldRef, ObjectFieldBuilder, type SchemaTypes } from '@pothos/core';
import type { FieldMapping } from '../compiler/mapping.ts';
import type { Builder } from './registry.ts';

// Casts: what Pothos takes for a field or a type follows from the types of one builder, and this code makes them for any.

/** Builds fields whose resolvers are the author's own and read some properties: the compiler fetches these. */
export class NeedingFieldBuilder extends ObjectFieldBuilder<SchemaTypes, object> {
  readonly #needs: FieldMapping;

  constructor(builder: Builder, names: readonly string[]) {
    super(builder);
    this.#needs = { kind: 'needs', names };
  }

  /** What every method of Pothos makes its field with. */
  protected override createField(options: { readonly extensions?: object }): FieldRef<SchemaTypes, never> {
    const extensions = { ...options.extensions, graph: this.#needs };
    return super.createField({ ...options, extensions } as never) as never;
  }
}
