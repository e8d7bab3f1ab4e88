/** Fields of an author. Throws for one that would stand in the place of what every such type has. */
export function without(reserved: readonly string[], where: string, fields: object): object {
  const taken = reserved.find((name) => Object.hasOwn(fields, name));
  if (taken === undefined) return fields;
  throw new TypeError(`${where} has a field '${taken}' of its own. Call yours otherwise.`);
}
