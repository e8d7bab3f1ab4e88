import type { Properties, Property } from '../model/define.ts';

/** The properties that an export shows, in the order of the model: the one place to leave some out. */
export function exportedProperties(properties: Properties): readonly (readonly [name: string, property: Property])[] {
  return Object.entries(properties);
}
