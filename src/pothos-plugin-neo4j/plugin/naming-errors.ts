import { FieldRef, type SchemaTypes } from '@pothos/core';

/** Adds the place to the message of a mistake that is found while the schema is built. */
export function namingErrors<Value>(where: string, make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError) throw new TypeError(`${where}: ${error.message}`);
    throw error;
  }
}

/** Makes a field. A mistake in it is thrown later, when the name of the field is known and can be part of the message. */
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
