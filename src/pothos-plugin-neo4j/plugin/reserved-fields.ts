/** The fields of an author. Throws if one of them has the name of a field that every such type has. */
export function without(reserved: readonly string[], where: string, fields: object): object {
  const taken = reserved.find((name) => Object.hasOwn(fields, name));
  if (taken === undefined) return fields;
  throw new TypeError(`${where} already has a field '${taken}'. Give yours another name.`);
}
