import type { FieldMap, FieldRef, SchemaTypes } from '@pothos/core';
import type { NodeModel } from '../model/define.ts';
import { type Builder, type Declared, type Owned, registryOf } from './registry.ts';

const meanings = new WeakMap<object, Declared>();

/** Records what a field means, so that filters can be made from it. */
export function remember(ref: FieldRef<SchemaTypes, unknown>, declared: Declared): void {
  meanings.set(ref, declared);
}

/** The fields of a map that have a meaning in the graph, by their names in filters. */
export function declaredIn(fields: FieldMap): Readonly<Record<string, Declared>> {
  const declared: Record<string, Declared> = Object.create(null);
  for (const [name, ref] of Object.entries(fields)) {
    const meaning = meanings.get(ref as object);
    if (meaning === undefined) continue;
    const condition = meaning.condition ?? name;
    const before = declared[condition];
    if (before !== undefined && !isSameProperty(before, meaning)) {
      throw new TypeError(
        `The fields ${before.field} and ${name} would share the condition '${condition}' in filters. Give one another: { condition: '…' }.`,
      );
    }
    declared[condition] = { ...meaning, field: name };
  }
  return declared;
}

/** Two fields for the same property, such as a deprecated one and its successor, share one condition. */
const isSameProperty = ({ mapping: one }: Declared, { mapping: other }: Declared): boolean =>
  'name' in one && 'name' in other && one.name === other.name;

/** The fields of a type with a meaning in the graph, its own and those of its interfaces, by their names in filters. */
export function declaredFor(builder: Builder, model: NodeModel): Readonly<Record<string, Owned>> {
  const registry = registryOf(builder);
  const known = registry.declared.get(model);
  if (known !== undefined) return known;
  const declared: Record<string, Owned> = Object.create(null);
  for (const parent of model.parents) Object.assign(declared, declaredFor(builder, parent));
  const own = registry.fields.get(model);
  for (const [name, field] of Object.entries(own === undefined ? {} : declaredIn(own()))) {
    declared[name] = { ...field, owner: model };
  }
  registry.declared.set(model, declared);
  return declared;
}
