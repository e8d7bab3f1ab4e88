import { type FieldRef, ObjectFieldBuilder, type SchemaTypes } from '@pothos/core';
import type { FieldMapping } from '../compiler/mapping.ts';
import type { Properties } from '../model/define.ts';
import type { Builder } from './registry.ts';

/** Builds fields with resolvers of the author. The compiler fetches the properties that they need. */
export class NeedingFieldBuilder extends ObjectFieldBuilder<SchemaTypes, object> {
  readonly #needs: FieldMapping;

  constructor(builder: Builder, names: readonly string[], properties: Properties) {
    super(builder);
    const required = names.filter((name) => properties[name]!.required && !properties[name]!.list);
    this.#needs = { kind: 'needs', names, required };
  }

  /** All methods of Pothos make their field by this one. */
  protected override createField(options: { readonly extensions?: object }): FieldRef<SchemaTypes, never> {
    const extensions = { ...options.extensions, graph: this.#needs };
    // Cast: the options depend on types that only the caller knows.
    return super.createField({ ...options, extensions } as never) as never;
  }
}
