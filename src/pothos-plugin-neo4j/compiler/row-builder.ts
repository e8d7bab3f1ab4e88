import { type NodeModel, type Properties, storedAt } from '../model/define.ts';
import type { EdgeModel } from './mapping.ts';
import type { Column, Expression, Guard, Join, Match, PropertyOf, Row, Variable } from './plan-node.ts';

/** Makes variables with different numbers. */
export function variableSource(): (stands: Variable['stands']) => Variable & { readonly id: number } {
  let id = 0;
  return (stands) => ({ stands, id: id++ });
}

export type NumberedVariable = Variable & { readonly id: number };

/** The holder of properties: a node, the relationship that led to it, or the values that a source gives with it. */
export interface Holder {
  readonly variable: NumberedVariable;
  readonly model: NodeModel | EdgeModel;
}

/** The labels for which a value is needed, and the number of labels that the node can have; undefined if all need it. */
export type Wanted = { readonly labels: readonly string[]; readonly of: number } | undefined;

interface Entry<Built> {
  readonly build: () => Built;
  readonly node: Variable | undefined;
  /** The name of a property without its type. If labels have the name with different types, each type is read for its labels only. */
  readonly property?: string;
  /** Undefined once all labels need it. */
  labels: Set<string> | undefined;
}

/** Collects the columns of a row. An expression that is needed twice is one column, and both read the same position. */
export class RowBuilder {
  readonly #columns: Entry<Expression>[] = [];
  readonly #positions = new Map<string, number>();
  readonly #joins: Entry<Omit<Join, 'guard'>>[] = [];
  readonly #joined = new Map<string, { readonly entry: Entry<unknown>; readonly value: unknown }>();

  /** The position of an expression; `key` identifies it within the row. */
  column(key: string, build: () => Expression, node?: Variable, wanted?: Wanted, property?: string): number {
    const known = this.#positions.get(key);
    if (known !== undefined) {
      widen(this.#columns[known]!, wanted);
      return known;
    }
    const entry = {
      build,
      node,
      labels: wanted && new Set(wanted.labels),
      ...(property !== undefined && { property }),
    };
    const position = this.#columns.push(entry) - 1;
    this.#positions.set(key, position);
    return position;
  }

  has(key: string): boolean {
    return this.#positions.has(key);
  }

  /** The position of a property; `wanted` are the labels that have it with this type, where others have another. */
  property(holder: Holder, name: string, wanted?: Wanted): number {
    return this.read(holder, propertyOf(holder, name), wanted);
  }

  /** The position of the value of a property. */
  read({ variable }: Holder, property: PropertyOf, wanted?: Wanted): number {
    const { name, type, list, isWide, stored } = property;
    const shared = `${variable.id}.${name}`;
    const where = typeof stored === 'string' ? ` ${stored}` : stored.property === name ? '' : ` at ${stored.property}`;
    const key = `${shared} ${type}${list ? ' list' : ''}${isWide ? ' wide' : ''}${where}`;
    return this.column(key, () => ({ kind: 'property', property }), variable, wanted, shared);
  }

  /** The position of a value that is true where there is a node. `OPTIONAL MATCH` can give a row without one. */
  isThere(node: NumberedVariable): number {
    return this.column(`${node.id} is there`, () => ({ kind: 'isThere', node }));
  }

  /** The value of a join. `make` is called at the first use. */
  join<Value>(
    key: string,
    node: Variable,
    wanted: Wanted,
    make: () => { readonly match: Match; readonly certain: boolean; readonly key: PropertyOf; readonly value: Value },
  ): Value {
    const known = this.#joined.get(key);
    if (known !== undefined) {
      widen(known.entry, wanted);
      return known.value as Value;
    }
    const { value, ...join } = make();
    const entry = { build: () => join, node, labels: wanted && new Set(wanted.labels) };
    this.#joins.push(entry);
    this.#joined.set(key, { entry, value });
    return value;
  }

  /** How many nodes are joined to the row so far. */
  get joinCount(): number {
    return this.#joins.length;
  }

  freeze(): Row {
    return {
      joins: this.#joins.map((entry) => ({ ...entry.build(), guard: guardOf(entry) })),
      columns: this.#columns.map((entry): Column => {
        const isAlone = entry.property !== undefined && this.#isAlone(entry.property);
        return { expression: entry.build(), guard: isAlone ? undefined : guardOf(entry) };
      }),
    };
  }

  #isAlone(property: string): boolean {
    return this.#columns.filter((entry) => entry.property === property).length === 1;
  }
}

function widen(entry: Entry<unknown>, wanted: Wanted): void {
  if (wanted === undefined) entry.labels = undefined;
  else if (entry.labels !== undefined) {
    for (const label of wanted.labels) entry.labels.add(label);
    if (entry.labels.size === wanted.of) entry.labels = undefined;
  }
}

function guardOf({ node, labels }: Entry<unknown>): Guard | undefined {
  return node === undefined || labels === undefined ? undefined : { node, labels: [...labels].sort() };
}

/** A property as the model declares it. Throws where it does not. */
export function propertyOf({ variable, model }: Holder, name: string): PropertyOf {
  const property = Object.hasOwn(model.properties, name) ? (model.properties as Properties)[name] : undefined;
  if (property === undefined) {
    throw new TypeError(`${'label' in model ? model.label : model.type} has no property ${name}.`);
  }
  const { type, list, isWide } = property;
  return { of: variable, name, stored: storedAt(model.properties, name), type, list, isWide };
}

/** The element id of a node or relationship. */
export const elementIdOf = ({ variable }: Pick<Holder, 'variable'>): PropertyOf => ({
  of: variable,
  name: '# elementId',
  stored: 'elementId',
  type: 'text',
  list: false,
  isWide: false,
});
