import type { FieldMap, FieldRef, SchemaTypes } from '@pothos/core';
import type { FieldMapping } from '../compiler/mapping.ts';
import type { NodeModel, Property } from '../model/define.ts';
import { type Builder, registryOf } from './registry.ts';

/** What a field was declared to mean, with what a filter over it needs beside. */
export interface Declared {
  readonly mapping: FieldMapping;
  /** The property that is read, or that holds the keys of what is referred to. */
  readonly property?: Property;
  /** The fields of the edges of a connection. */
  readonly edge?: (() => FieldMap) | undefined;
  readonly description: string;
  /** The name that the condition on it has in filters, where that is not the name of the field. */
  readonly condition?: string | undefined;
}

/** A declared field, and the model whose declaration it stands in. */
export interface Owned extends Declared {
  readonly owner: NodeModel;
}

const meanings = new WeakMap<object, Declared>();

/** Remembers what a field means, so that filters can be made of it. */
export function remember(ref: FieldRef<SchemaTypes, unknown>, declared: Declared): void {
  meanings.set(ref, declared);
}

/** The fields of a map that have a meaning in the graph, by the names that filters have for them. */
export function declaredIn(fields: FieldMap): Readonly<Record<string, Declared>> {
  const declared: Record<string, Declared> = {};
  for (const [name, ref] of Object.entries(fields)) {
    const meaning = meanings.get(ref as object);
    if (meaning !== undefined) declared[meaning.condition ?? name] = meaning;
  }
  return declared;
}

/** The fields of a type with a meaning in the graph, its own and those of its interfaces, by their names in filters. */
export function declaredFor(builder: Builder, model: NodeModel): Readonly<Record<string, Owned>> {
  const registry = registryOf(builder);
  const known = registry.declared.get(model);
  if (known !== undefined) return known;
  const declared: Record<string, Owned> = {};
  for (const parent of model.parents) Object.assign(declared, declaredFor(builder, parent));
  const own = registry.fields.get(model);
  for (const [name, field] of Object.entries(own === undefined ? {} : declaredIn(own()))) {
    declared[name] = { ...field, owner: model };
  }
  registry.declared.set(model, declared);
  return declared;
}
