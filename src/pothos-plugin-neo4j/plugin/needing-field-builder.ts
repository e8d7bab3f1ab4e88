import { type FieldRef, ObjectFieldBuilder, type SchemaTypes } from '@pothos/core';
import type { FieldMapping } from '../compiler/mapping.ts';
import type { Properties } from '../model/define.ts';
import type { Builder } from './registry.ts';

/** Builds fields whose resolvers are the author's own and read some properties: the compiler fetches these. */
export class NeedingFieldBuilder extends ObjectFieldBuilder<SchemaTypes, object> {
  readonly #needs: FieldMapping;

  constructor(builder: Builder, names: readonly string[], properties: Properties) {
    super(builder);
    const required = names.filter((name) => properties[name]!.required && !properties[name]!.list);
    this.#needs = { kind: 'needs', names, required };
  }

  /** What every method of Pothos makes its field with. */
  protected override createField(options: { readonly extensions?: object }): FieldRef<SchemaTypes, never> {
    const extensions = { ...options.extensions, graph: this.#needs };
    // Cast: Pothos works the options of a field out of types that only the caller knows.
    return super.createField({ ...options, extensions } as never) as never;
  }
}
