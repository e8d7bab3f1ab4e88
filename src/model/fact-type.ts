import type { Property, PropertyType } from '../pothos-plugin-neo4j/model/index.ts';

/** The types that facts of this graph have. Others of the vocabulary are for graphs of other people. */
export type FactType = Extract<PropertyType, 'text' | 'integer' | 'float' | 'boolean' | 'date' | 'dateTime'>;

const factTypes: readonly PropertyType[] = ['text', 'integer', 'float', 'boolean', 'date', 'dateTime'];

const isFactType = (type: PropertyType): type is FactType => factTypes.includes(type);

/** The type of a property of this graph. Throws for one that no fact has. */
export function factTypeOf({ type }: Pick<Property, 'type'>): FactType {
  if (isFactType(type)) return type;
  throw new TypeError(`No fact is a ${type}: its tables, forms and exports are not written yet.`);
}
