import { isSameShape, Marker, type Write } from './cypher.ts';
import type { Source } from './mapping.ts';
import type { Binding, Match, Variable, Written } from './plan-node.ts';
import type { Arguments, Derived, RequestValues } from './request-values.ts';
import type { Holder } from './row-builder.ts';
import type { Planning } from './scope.ts';

/** What the markers in an author's Cypher stand for in one place of a plan. */
export type Markers = Readonly<Partial<Record<Marker['name'], Variable>>>;

/**
 * The Cypher of a field, its holes filled. A later request with other arguments fits the plan if its Cypher differs in
 * values alone. Throws what the author's function throws, and for a marker that stands for nothing there.
 */
export function writeCustom(planning: Planning, write: Write, args: Derived<Arguments>, markers: Markers): Written {
  const derived = (request: RequestValues) => write(request.of(args));
  const piece = planning.request.of(derived);
  planning.guards.push((request) => isSameShape(piece, request.of(derived)));
  const holes = piece.holes.map((hole, index): Variable | Binding => {
    if (hole instanceof Marker) {
      const variable = markers[hole.name];
      if (variable === undefined) throw new TypeError(`'${hole.name}' stands for nothing in this piece of Cypher.`);
      return variable;
    }
    const value = (request: RequestValues) => (request.of(derived).holes[index] as typeof hole).value;
    return { type: hole.type, list: hole.list, value };
  });
  return { texts: piece.texts, holes };
}

/** The nodes that a source finds, from the node (and maybe its link) that the field belongs to. */
export function customMatch(
  planning: Planning,
  source: Source,
  args: Derived<Arguments>,
  from: { readonly self?: Holder; readonly link?: Holder },
  to: { readonly node: Variable; readonly known: Variable },
): Match & { readonly kind: 'custom' } {
  const markers: Markers = {
    ...(from.self && { self: from.self.variable }),
    ...(from.link && { link: from.link.variable }),
    found: to.node,
    known: to.known,
  };
  const written = writeCustom(planning, source.write, args, markers);
  const used = new Set(written.holes);
  const imports = [from.self?.variable, from.link?.variable].filter(
    (variable) => variable !== undefined && used.has(variable),
  ) as readonly Variable[];
  return { kind: 'custom', from: imports, written, node: to.node, relationship: to.known };
}
