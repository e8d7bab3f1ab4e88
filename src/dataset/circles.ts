import * as relationships from '../model/relationships.ts';
import { type GraphRelationship, keyOf } from './graph-data.ts';
import type { Position, Problem } from './problem.ts';

/** Relationships of which no way leads back to where it began. Those of one group are followed together. */
const groups: readonly (readonly string[])[] = [
  [relationships.broader, relationships.liesIn, relationships.partOf, relationships.subgroupOf],
  [relationships.buildsOn, relationships.follows],
  [relationships.followsUp],
].map((group) => group.map(({ type }) => type));

/** Finds the relationships that close a circle: a problem for each, at what was written last. */
export function findCircles(
  all: readonly GraphRelationship[],
  locate: (record: string) => Position | undefined,
): readonly Problem[] {
  return groups.flatMap((types) =>
    closingRelationships(all.filter(({ type }) => types.includes(type))).map(({ closing, way }) => {
      const at = locate(`${closing.type} ${keyOf(closing)}`)!;
      return { ...at, message: `"${closing.from}" leads back to itself: ${shorten(way).join(' -> ')}.` };
    }),
  );
}

interface Circle {
  readonly closing: GraphRelationship;
  /** The slugs on the way round: the first is the last. */
  readonly way: readonly string[];
}

/** Walks in depth, without calling itself: a way can be as long as there are records. */
function closingRelationships(all: readonly GraphRelationship[]): readonly Circle[] {
  const leaving = new Map<string, GraphRelationship[]>();
  for (const relationship of all) {
    leaving.set(relationship.from, [...(leaving.get(relationship.from) ?? []), relationship]);
  }
  const done = new Set<string>();
  const circles: Circle[] = [];
  for (const start of leaving.keys()) {
    const way: string[] = [];
    const places = new Map<string, number>();
    const open: { slug: string; next: number }[] = [];
    const enter = (slug: string) => {
      places.set(slug, way.length);
      way.push(slug);
      open.push({ slug, next: 0 });
    };
    if (!done.has(start)) enter(start);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const relationship = leaving.get(top.slug)?.[top.next];
      top.next += 1;
      if (!relationship) {
        open.pop();
        way.pop();
        places.delete(top.slug);
        done.add(top.slug);
        continue;
      }
      const place = places.get(relationship.to);
      if (place !== undefined) circles.push({ closing: relationship, way: [...way.slice(place), relationship.to] });
      else if (!done.has(relationship.to)) enter(relationship.to);
    }
  }
  return circles;
}

const SHOWN = 6;

const shorten = (way: readonly string[]): readonly string[] =>
  way.length > SHOWN ? [...way.slice(0, SHOWN - 2), '…', ...way.slice(-1)] : way;
