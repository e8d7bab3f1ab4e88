import type { NodeModel } from '../model/define.ts';
import { type Spending, weights } from './cost.ts';
import { isSameShape, Marker, type Piece, Seen, type Write, withoutValues } from './cypher.ts';
import type { CustomVisits, FieldMapping, Source } from './mapping.ts';
import type { Expression, Match, Variable, Written } from './plan-node.ts';
import type { Arguments, Derived, RequestValues } from './request-values.ts';
import type { Holder } from './row-builder.ts';
import type { Planning, Scope } from './scope.ts';
import { sizeOf } from './statement.ts';
import { refuseSameNames } from './visible.ts';

/** The variables for the markers in Cypher of an author, at one place of a plan. */
type Markers = Readonly<Partial<Record<Marker['name'], Variable>>>;

/**
 * The Cypher of a field, with its holes filled. The plan also fits requests whose Cypher differs only in values. Throws what the
 * author's function throws, and an error for a marker that has no meaning in this place.
 */
function writeCustom(planning: Planning, write: Write, args: Derived<Arguments>, markers: Markers): Written {
  const derived = pieceFor(write, args);
  for (const value of Object.values(planning.request.of(args))) planning.meter.checkPlanned(sizeOf(value));
  const piece = planning.request.of(derived);
  planning.guards.push(hasShape(withoutValues(piece), derived));
  const holes = piece.holes.map((hole, index): Written['holes'][number] => {
    if (hole instanceof Marker) {
      const variable = markers[hole.name];
      if (variable === undefined) throw new TypeError(`'${hole.name}' has no meaning in this piece of Cypher.`);
      return variable;
    }
    if (hole instanceof Seen) {
      const conditions = planning.seeing(hole.model);
      refuseSameNames(conditions, piece.texts.join(' '));
      return { conditions, of: hole.name };
    }
    return { type: hole.type, list: hole.list, value: valueOfHole(derived, index) };
  });
  return { texts: piece.texts, holes };
}

/** Functions of their own, so that what a plan keeps does not lead to the values of this request. */
const pieceFor =
  (write: Write, args: Derived<Arguments>): Derived<Piece> =>
  (request) =>
    write(request.of(args));

const hasShape =
  (shape: ReturnType<typeof withoutValues>, derived: Derived<Piece>): Derived<boolean> =>
  (request) =>
    isSameShape(shape, request.of(derived));

const valueOfHole = (derived: Derived<Piece>, index: number) => (request: RequestValues) => {
  const hole = request.of(derived).holes[index];
  return hole instanceof Marker || hole instanceof Seen ? undefined : hole?.value;
};

/** A value that Cypher of an author computes from the node of the field, and from its link if there is one. */
export function computed(
  planning: Planning,
  { write, type, list }: Pick<Extract<FieldMapping, { kind: 'computed' }>, 'write' | 'type' | 'list'>,
  args: Derived<Arguments>,
  from: Origin,
): Extract<Expression, { kind: 'computed' }> {
  const value = planning.variable('value');
  const written = writeCustom(planning, write, args, { ...markersOf(from), value });
  return { kind: 'computed', from: importsOf(from, written), written, value, type, list };
}

/** Where Cypher of an author starts: nowhere, at a node, or also at the relationship that led to it. */
export interface Origin {
  readonly self?: Holder;
  readonly link?: Holder;
}

const markersOf = ({ self, link }: Origin): Markers => ({
  ...(self && { self: self.variable }),
  ...(link && { link: link.variable }),
});

/** The variables of the origin that some Cypher uses, each once. */
function importsOf({ self, link }: Origin, { holes }: Written): readonly Variable[] {
  const used = new Set<unknown>(holes);
  const variables = new Set([self?.variable, link?.variable]);
  return [...variables].filter((variable) => variable !== undefined && used.has(variable)) as readonly Variable[];
}

/** What Cypher of the author costs that is printed for the rows of a scope, or at the root: to plan, and to run. */
export function customCost(
  custom: { readonly written: Written },
  visits: CustomVisits,
  args: Derived<Arguments>,
  from: Scope | undefined,
): Required<Pick<Spending, 'subqueries' | 'visits'>> {
  return {
    subqueries: customWeight(custom, (from?.depth ?? 0) + 1),
    visits: (request, statistics) => (from?.expected(request, statistics) ?? 1) * visits(request.of(args)),
  };
}

/** The planning cost of Cypher of the author, as deep within lists: by its letters, however far it is indented. */
export function customWeight({ written: { texts } }: { readonly written: Written }, depth: number): number {
  return weights.custom(texts.join('').replaceAll(/\s+/g, ' ').length, depth);
}

/** The match for the nodes that a source finds, from the node of the field and its link if there is one. */
export function customMatch(
  planning: Planning,
  source: Source,
  args: Derived<Arguments>,
  from: Origin,
  to: { readonly node: Variable; readonly model: NodeModel; readonly known: Variable },
): Match & { readonly kind: 'custom' } {
  const markers = { ...markersOf(from), found: to.node, known: to.known };
  const written = writeCustom(planning, source.write, args, markers);
  return {
    kind: 'custom',
    from: importsOf(from, written),
    written,
    node: to.node,
    model: to.model,
    relationship: to.known,
  };
}
