import type { Hop } from '../compiler/mapping.ts';
import { isA, type NodeModel } from '../model/define.ts';
import type { RelationshipModel } from '../model/relationship.ts';
import type { Step, Way } from './types.ts';

/**
 * The hops of a way from a node. The direction of a relationship follows from its ends if they differ. Throws for a relationship
 * that does not join the node before it, or that fits in both directions and names none.
 */
export function hopsOf(from: NodeModel, way: Way): readonly Hop[] {
  const steps = (Array.isArray(way) ? way : [way]) as readonly (RelationshipModel | Step)[];
  let model = from;
  return steps.map((step): Hop => {
    const { relationship, direction: given, to } = 'relationship' in step ? step : { relationship: step };
    const direction = given ?? inferDirection(model, relationship);
    const [start, end] =
      direction === 'out' ? [relationship.from, relationship.to] : [relationship.to, relationship.from];
    if (!isA(model, start) && !isA(start, model)) {
      throw new TypeError(`${relationship.type} joins ${start.label}, not ${model.label}.`);
    }
    const target = to ?? end;
    if (!isA(target, end) && !isA(end, target)) {
      throw new TypeError(`${relationship.type} leads to ${end.label}, not to ${target.label}.`);
    }
    model = target;
    return { relationship, direction, target };
  });
}

function inferDirection(model: NodeModel, relationship: RelationshipModel): 'in' | 'out' {
  const out = isA(model, relationship.from);
  const into = isA(model, relationship.to);
  if (out && into)
    throw new TypeError(`${relationship.type} fits in both directions. Name one: { relationship, direction: 'out' }.`);
  if (!out && !into) throw new TypeError(`${relationship.type} does not join ${model.label}.`);
  return out ? 'out' : 'in';
}
