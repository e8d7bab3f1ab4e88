import type { NodeModel } from '../model/define.ts';
import { quoteName } from '../model/quote-name.ts';
import { type Meter, weights } from './cost.ts';
import { isSameShape, Marker, Piece, Seen, self, withoutValues } from './cypher.ts';
import type { Binding, Seeing, VisibleCondition } from './plan-node.ts';
import type { Derived, RequestValues } from './request-values.ts';
import type { Visible } from './visibility.ts';

/** The part of `Planning` that visibility conditions need. */
interface Planning {
  readonly request: RequestValues;
  readonly guards: ((request: RequestValues) => boolean)[];
  readonly meter: Pick<Meter, 'spend'>;
}

/** The conditions of one plan. Each is made once, so that its values are one parameter each. */
export function seeingOf(planning: Planning): Seeing {
  const { visibility } = planning.request;
  if (visibility === undefined) return () => [];
  const known = new Map<NodeModel, readonly VisibleCondition[]>();
  const asked = new Map<NodeModel, Asked>();
  const askedOf = (model: NodeModel): Asked => {
    const found = asked.get(model) ?? ask(planning, model);
    asked.set(model, found);
    return found;
  };
  return (model) => {
    let conditions = known.get(model);
    if (conditions === undefined) {
      conditions = visibility.rulesFor(model).flatMap(({ model: ruled, isForAll }) => {
        const condition = askedOf(ruled);
        return condition === undefined ? [] : [{ ...condition, label: isForAll ? undefined : ruled.label }];
      });
      known.set(model, conditions);
    }
    return conditions;
  };
}

/** A condition without its label; undefined if all nodes are visible. */
type Asked = Omit<VisibleCondition, 'label'> | undefined;

/** The condition of a rule in this request. The plan also fits requests whose condition differs only in values. */
function ask({ request, guards, meter }: Planning, model: NodeModel): Asked {
  const derived: Derived<Visible> = ({ visibility }) => visibility!.of(model);
  const visible = request.of(derived);
  const shape = visible instanceof Piece ? withoutValues(visible) : visible;
  guards.push((other) => isSame(shape, other.of(derived)));
  if (visible === true) return undefined;
  if (visible === false) return { texts: ['false'], holes: [], names: [], spend: () => {} };
  const holes = visible.holes.map((hole, index): typeof self | Binding => {
    if (hole === self) return self;
    if (hole instanceof Marker || hole instanceof Seen) {
      throw new TypeError(`'visible' of ${model.label} may interpolate only \${self} and \${parameter(type, value)}.`);
    }
    return { type: hole.type, list: hole.list, value: valueAt(derived, index) };
  });
  const names = namesIn(visible.texts.join(' '));
  const taken = names.find((name) => OWN_NAMES.test(name));
  if (taken !== undefined) {
    throw new TypeError(
      `'visible' of ${model.label} uses the name ${taken}, which the compiler reserves. Use another name.`,
    );
  }
  const weight = names.length === 0 ? weights.comparison : weights.condition(2);
  return { texts: visible.texts, holes, names, spend: () => meter.spend({ subqueries: weight }) };
}

const isSame = (one: Visible, other: Visible): boolean =>
  one instanceof Piece ? other instanceof Piece && isSameShape(one, other) : one === other;

const valueAt = (derived: Derived<Visible>, index: number) => (request: RequestValues) => {
  const visible = request.of(derived);
  const hole = visible instanceof Piece ? visible.holes[index] : undefined;
  return hole === undefined || hole instanceof Marker || hole instanceof Seen ? undefined : hole.value;
};

/** The names that the compiler gives to variables. */
const OWN_NAMES = /^(?:[acenpvx]\d+|[fiklrtvwx])$/;

/** The names that a text may introduce: those after an opening bracket, after AS, and before `=`. It may find too many, never too few. */
function namesIn(text: string): readonly string[] {
  const found = text.matchAll(/(?:[([]|\bAS\b)\s*([A-Za-z_]\w*)|([A-Za-z_]\w*)\s*=\s*[(a-z]/gi);
  return [...new Set([...found].map(([, opened, assigned]) => opened ?? assigned!))];
}

/** Throws if a condition introduces a name that the Cypher around it uses too: the condition would refer to that variable. */
export function refuseSameNames(conditions: readonly VisibleCondition[], around: string): void {
  const words = new Set(around.match(/[A-Za-z_]\w*/g));
  const same = conditions.flatMap(({ names }) => names).find((name) => words.has(name));
  if (same !== undefined) {
    throw new TypeError(`A piece of Cypher and the 'visible' within it both use the name ${same}. Rename one of them.`);
  }
}

/** Prints the visibility condition of a node as an operand of a larger condition. */
export function printVisible(
  { texts, holes, label, spend }: VisibleCondition,
  name: string,
  bind: (binding: Binding) => string,
): string {
  spend();
  const filled = holes.map((hole, index) => `${hole instanceof Marker ? name : bind(hole)}${texts[index + 1]}`);
  const text = [texts[0], ...filled]
    .join('')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');
  const condition = `(${text})`;
  return label === undefined ? condition : `(NOT ${name}:${quoteName(label)} OR ${condition})`;
}
