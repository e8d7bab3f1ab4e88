import { type GraphQLSchema, isObjectType } from 'graphql';
import { fieldMapping } from '../compiler/mapping.ts';
import { isA } from '../model/define.ts';
import type { RelationshipModel } from '../model/relationship.ts';

/**
 * Checks `otherEnds: false` of relationship types. Throws if the schema also uses a model of the same type with other ends, since
 * statements would not check the labels of the nodes there.
 */
export function checkEnds(schema: GraphQLSchema): void {
  const used = new Set<RelationshipModel>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const mapping = fieldMapping(field);
      if (mapping?.kind !== 'relation' && mapping?.kind !== 'connection') continue;
      for (const { relationship } of mapping.hops) used.add(relationship);
    }
  }
  for (const model of used) {
    if (model.otherEnds) continue;
    const other = [...used].find(
      ({ type, from, to }) => type === model.type && !(isA(from, model.from) && isA(to, model.to)),
    );
    if (other === undefined) continue;
    throw new TypeError(
      `${model.type} also joins ${other.from.label} to ${other.to.label}, but the model from ${model.from.label} to ${model.to.label} has 'otherEnds: false'. Remove that option.`,
    );
  }
}
