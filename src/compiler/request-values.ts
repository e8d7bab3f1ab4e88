import type { FieldNode, GraphQLField } from 'graphql';

/** Turns the arguments of a field into values. Throws what the field should report. */
export type Coerce = (field: GraphQLField<unknown, unknown>, node: FieldNode) => Arguments;

export type Arguments = Readonly<Record<string, unknown>>;

/** A value that follows from what a request says. A plan holds these, and no values, so that requests can share it. */
export type Derived<Value> = (request: RequestValues) => Value;

/** The values of one request: each is worked out once, when it is first asked for. */
export class RequestValues {
  readonly #coerce: Coerce;
  readonly #known = new Map<Derived<unknown>, unknown>();

  constructor(coerce: Coerce) {
    this.#coerce = coerce;
  }

  /** The value that this request has for something derived. Throws what working it out throws. */
  of<Value>(derived: Derived<Value>): Value {
    if (this.#known.has(derived)) return this.#known.get(derived) as Value;
    const value = derived(this);
    this.#known.set(derived, value);
    return value;
  }

  coerce(field: GraphQLField<unknown, unknown>, node: FieldNode): Arguments {
    return this.#coerce(field, node);
  }
}

/** The arguments of a field where a document asks for it. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Derived<Arguments> {
  return (request) => request.coerce(field, node);
}

/** What does not differ between requests. */
export const always =
  <Value>(value: Value): Derived<Value> =>
  () =>
    value;
