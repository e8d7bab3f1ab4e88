import type { FieldNode, GraphQLField } from 'graphql';
import type { NodeModel } from '../model/define.ts';
import type { Lacking } from '../model/incomplete.ts';
import type { Visibility } from './visibility.ts';

/** Coerces the arguments of a field. Throws the error that the field has to report. */
export type Coerce = (field: GraphQLField<unknown, unknown>, node: FieldNode) => Arguments;

export type Arguments = Readonly<Record<string, unknown>>;

/** The present key of a node, for a key in a request, which may be a former one. */
export type CurrentKey = (model: NodeModel, key: string) => string;

/** A value that is derived from a request. A plan holds these functions and no values, so requests can share it. */
export type Derived<Value> = (request: RequestValues) => Value;

interface RequestOptions {
  readonly visibility?: Visibility | undefined;
  readonly mostKeys?: number | undefined;
  readonly incomplete?: readonly Lacking[] | undefined;
}

/** The values of one request. Each is computed once, at its first use. */
export class RequestValues {
  readonly #coerce: Coerce;
  readonly #known = new Map<Derived<unknown>, unknown>();
  readonly currentKey: CurrentKey;
  /** Undefined if everybody sees everything. */
  readonly visibility: Visibility | undefined;
  /** The keys that a resolver gives. They are a parameter of a statement that is compiled earlier, so the array is filled later. */
  readonly keys: unknown[] = [];
  /** What was made of texts, by text and purpose. */
  readonly #ofTexts = new Map<string, Map<string, unknown>>();
  /** The most keys that a resolver can give. */
  readonly mostKeys: number;
  readonly #incomplete: readonly Lacking[] | undefined;

  constructor(
    coerce: Coerce,
    currentKey: CurrentKey = (_model, key) => key,
    { visibility, mostKeys = 1, incomplete }: RequestOptions = {},
  ) {
    this.#coerce = coerce;
    this.currentKey = currentKey;
    this.visibility = visibility;
    this.mostKeys = mostKeys;
    this.#incomplete = incomplete;
  }

  /** Whether some node of a label is known to lack a property. */
  isLacking({ label }: NodeModel, property: string): boolean {
    return (
      this.#incomplete?.some((one) => one.of === 'NODE' && one.name === label && one.property === property) === true
    );
  }

  /** The value of a derived in this request. Throws what its function throws. */
  of<Value>(derived: Derived<Value>): Value {
    if (this.#known.has(derived)) return this.#known.get(derived) as Value;
    const value = derived(this);
    this.#known.set(derived, value);
    return value;
  }

  /** What is made of a text for a purpose. It is made once, however often plans use the text: one variable can stand in a thousand places. */
  ofText<Value>(text: string, purpose: string, make: () => Value): Value {
    const known = this.#ofTexts.get(text) ?? new Map<string, unknown>();
    if (known.has(purpose)) return known.get(purpose) as Value;
    const value = make();
    this.#ofTexts.set(text, known.set(purpose, value));
    return value;
  }

  /** The arguments of a field. Arguments with keys of nodes get the present keys of these nodes. */
  coerce(field: GraphQLField<unknown, unknown>, node: FieldNode): Arguments {
    const args = this.#coerce(field, node);
    const naming = namingArguments(field);
    if (naming.length === 0) return args;
    const named = naming.flatMap(({ name, model }) => {
      return args[name] == null ? [] : [[name, this.#current(model, args[name])] as const];
    });
    return { ...args, ...Object.fromEntries(named) };
  }

  #current(model: NodeModel, named: unknown): unknown {
    if (Array.isArray(named)) return named.map((key) => this.#current(model, key));
    return typeof named === 'string' ? this.currentKey(model, named) : named;
  }
}

type Naming = { readonly name: string; readonly model: NodeModel };

const known = new WeakMap<GraphQLField<unknown, unknown>, readonly Naming[]>();

/** The arguments of a field that name nodes by key. */
function namingArguments(field: GraphQLField<unknown, unknown>): readonly Naming[] {
  let naming = known.get(field);
  if (naming === undefined) {
    naming = field.args.flatMap(({ name, extensions }) => {
      const model = extensions.graph?.keyOf;
      return model === undefined ? [] : [{ name, model }];
    });
    known.set(field, naming);
  }
  return naming;
}

/** The arguments of a selected field. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Derived<Arguments> {
  return (request) => request.coerce(field, node);
}

/** A value that is the same for all requests. */
export const always =
  <Value>(value: Value): Derived<Value> =>
  () =>
    value;
