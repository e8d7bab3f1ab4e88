import { Piece } from '../compiler/cypher.ts';
import type { Visibility, Visible, VisibleRule } from '../compiler/visibility.ts';
import { isA, type NodeModel } from '../model/define.ts';
import { type Builder, registryOf } from './registry.ts';

/** What a type says of who sees its nodes: `visible` of its options. */
export type VisibleOption = (context: object) => Visible;

/** Who sees what, by the rules of the types that are declared to a builder. Undefined where there is no rule. */
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

/** A rule is for the nodes that carry its label: all of those that are matched, or some. */
function rulesOf(model: NodeModel, ruled: readonly NodeModel[], types: readonly NodeModel[]): readonly VisibleRule[] {
  return ruled.flatMap((rule): readonly VisibleRule[] => {
    if (isA(model, rule)) return [{ model: rule, isForAll: true }];
    const canBeBoth = [rule, ...types].some((type) => isA(type, model) && isA(type, rule));
    return canBeBoth ? [{ model: rule, isForAll: false }] : [];
  });
}

/** Anything but a piece of Cypher, true or false would be taken for something else than its author meant. */
function checked(model: NodeModel, visible: unknown): Visible {
  if (visible instanceof Piece || typeof visible === 'boolean') return visible;
  throw new TypeError(
    `'visible' of ${model.label} gives ${describe(visible)}. It must give a piece of Cypher, true or false.`,
  );
}

function describe(value: unknown): string {
  return typeof value === 'object' && value !== null && 'then' in value ? 'a promise' : String(value);
}

/** Throws where `requireVisible` is set, and a type says nothing of who sees its nodes, nor does one that it is too. */
export function checkVisible(builder: Builder): void {
  const { visible, implemented } = registryOf(builder);
  const silent = [...implemented].filter((model) => ![...visible.keys()].some((rule) => isA(model, rule)));
  if (silent.length === 0) return;
  const names = silent.map(({ label }) => label).join(', ');
  throw new TypeError(
    `${names}: 'visible' is missing, and 'requireVisible' asks for it. Say who sees such nodes, or visible: () => true.`,
  );
}
