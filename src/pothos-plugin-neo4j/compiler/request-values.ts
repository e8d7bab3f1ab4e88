import type { FieldNode, GraphQLField } from 'graphql';
import type { NodeModel } from '../model/define.ts';
import type { Visibility } from './visibility.ts';

/** Turns the arguments of a field into values. Throws what the field should report. */
export type Coerce = (field: GraphQLField<unknown, unknown>, node: FieldNode) => Arguments;

export type Arguments = Readonly<Record<string, unknown>>;

/** The key that a node has now, for a key by which it is looked up: another where it had that one before. */
export type CurrentKey = (model: NodeModel, key: string) => string;

/** A value that is derived from a request. A plan holds these functions and no values, so requests can share it. */
export type Derived<Value> = (request: RequestValues) => Value;

/** The values of one request: each is worked out once, when it is first asked for. */
export class RequestValues {
  readonly #coerce: Coerce;
  readonly #known = new Map<Derived<unknown>, unknown>();
  readonly currentKey: CurrentKey;
  /** Undefined where everybody sees everything. */
  readonly visibility: Visibility | undefined;
  /** The keys that a resolver gives: a parameter of a statement that is compiled before they are known, and so filled later. */
  readonly keys: unknown[] = [];
  /** How many of them there can be. */
  readonly mostKeys: number;

  constructor(coerce: Coerce, currentKey: CurrentKey = (_model, key) => key, visibility?: Visibility, mostKeys = 1) {
    this.#coerce = coerce;
    this.currentKey = currentKey;
    this.visibility = visibility;
    this.mostKeys = mostKeys;
  }

  /** The value that this request has for something derived. Throws what working it out throws. */
  of<Value>(derived: Derived<Value>): Value {
    if (this.#known.has(derived)) return this.#known.get(derived) as Value;
    const value = derived(this);
    this.#known.set(derived, value);
    return value;
  }

  /** The arguments of a field; those that name nodes by key give the keys that the nodes have now. */
  coerce(field: GraphQLField<unknown, unknown>, node: FieldNode): Arguments {
    const args = this.#coerce(field, node);
    const naming = field.args.flatMap(({ name, extensions }) => {
      const model = extensions.graph?.keyOf;
      return model === undefined || args[name] == null ? [] : [[name, this.#current(model, args[name])] as const];
    });
    return naming.length === 0 ? args : { ...args, ...Object.fromEntries(naming) };
  }

  #current(model: NodeModel, named: unknown): unknown {
    if (Array.isArray(named)) return named.map((key) => this.#current(model, key));
    return typeof named === 'string' ? this.currentKey(model, named) : named;
  }
}

/** The arguments of a field where a document asks for it. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Derived<Arguments> {
  return (request) => request.coerce(field, node);
}

/** A value that is the same for all requests. */
export const always =
  <Value>(value: Value): Derived<Value> =>
  () =>
    value;
