import { FieldRef, type SchemaTypes } from '@pothos/core';

/** Says where a mistake stands that is found while the schema is built. */
export function namingErrors<Value>(where: string, make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError) throw new TypeError(`${where}: ${error.message}`);
    throw error;
  }
}

/** A field with a mistake tells it once its own name is known, which is later than it is declared. */
export function namingField<Types extends SchemaTypes>(
  owner: string,
  make: () => FieldRef<Types, unknown>,
): FieldRef<Types, unknown> {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new FieldRef<Types, unknown>('Object', (name) => {
      throw new TypeError(`${owner}.${name}: ${error.message}`);
    });
  }
}
