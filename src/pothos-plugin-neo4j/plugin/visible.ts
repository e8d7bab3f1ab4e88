import { Piece } from '../compiler/cypher.ts';
import type { Visibility, Visible, VisibleRule } from '../compiler/visibility.ts';
import { isA, type NodeModel } from '../model/define.ts';
import { type Builder, registryOf } from './registry.ts';

/** The option `visible` of a type: who sees its nodes. */
export type VisibleOption = (context: object) => Visible;

/** Who sees which nodes, by the rules of the types of a builder. Undefined if there is no rule. */
export function visibilityOf(builder: Builder): (context: object) => Visibility | undefined {
  const { visible, implemented } = registryOf(builder);
  const known = new Map<NodeModel, readonly VisibleRule[]>();
  const rulesFor = (model: NodeModel) => {
    let rules = known.get(model);
    if (rules === undefined) {
      rules = rulesOf(model, [...visible.keys()], [...implemented]);
      known.set(model, rules);
    }
    return rules;
  };
  return (context) => {
    if (visible.size === 0) return undefined;
    return { rulesFor, of: (model) => checked(model, visible.get(model)!(context)) };
  };
}

/** The rules for the nodes of a label. `isForAll`: every node of the label has the label of the rule; otherwise some can. */
function rulesOf(model: NodeModel, ruled: readonly NodeModel[], types: readonly NodeModel[]): readonly VisibleRule[] {
  return ruled.flatMap((rule): readonly VisibleRule[] => {
    if (isA(model, rule)) return [{ model: rule, isForAll: true }];
    const canBeBoth = [rule, ...types].some((type) => isA(type, model) && isA(type, rule));
    return canBeBoth ? [{ model: rule, isForAll: false }] : [];
  });
}

/** Throws for anything but a piece of Cypher, true or false. A promise, for example, would count as true. */
function checked(model: NodeModel, visible: unknown): Visible {
  if (visible instanceof Piece || typeof visible === 'boolean') return visible;
  throw new TypeError(
    `'visible' of ${model.label} returns ${describe(visible)}. It must return a piece of Cypher, true or false.`,
  );
}

function describe(value: unknown): string {
  return typeof value === 'object' && value !== null && 'then' in value ? 'a promise' : String(value);
}

/** Throws if neither a type nor one of its interfaces has `visible`. Called if `requireVisible` is set. */
export function checkVisible(builder: Builder): void {
  const { visible, implemented } = registryOf(builder);
  const silent = [...implemented].filter((model) => ![...visible.keys()].some((rule) => isA(model, rule)));
  if (silent.length === 0) return;
  const names = silent.map(({ label }) => label).join(', ');
  throw new TypeError(
    `${names}: 'visible' is missing, and 'requireVisible' demands it. Declare who sees such nodes, or visible: () => true.`,
  );
}
