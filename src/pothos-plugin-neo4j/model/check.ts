import type { FullTextIndex, Properties } from './property.ts';

/** Whether a text is a valid GraphQL name that an author may use. GraphQL reserves names that begin with two underscores. */
export const isGraphQLName = (text: string): boolean => /^(?!__)[A-Za-z_][A-Za-z0-9_]*$/.test(text);

/** Whether a property name is reserved in result rows: `__typename`, and the slots, which begin with `#`. */
export const isTakenName = (name: string): boolean => name.startsWith('__') || name.startsWith('#') || name === '';

/** Whether values of a type can be ordered and compared. */
export const hasOrder = (type: string): boolean => type !== 'duration' && type !== 'point';

/** Throws where neither the label nor the name given for it is a valid GraphQL name. */
export function checkLabel(label: string, name: string | undefined): void {
  if (isGraphQLName(name ?? label)) return;
  const wrong = name === undefined ? `The label '${label}'` : `The name '${name}' of the label '${label}'`;
  throw new TypeError(
    `${wrong} is not a valid GraphQL name. Name the type with letters and digits: node('${label}', { name: 'OrderLine', … }).`,
  );
}

/** Throws for a key that cannot identify every node, or that a global id cannot hold. */
export function checkKey(label: string, key: string, properties: Properties): void {
  const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (property === undefined)
    throw new TypeError(`Label ${label} has the key ${key}, which is not one of its properties.`);
  if (!property.list && property.required && (property.type === 'text' || property.type === 'integer')) return;
  throw new TypeError(
    `Label ${label} has the key ${key}. A key must be a required property that holds one text or integer. Name another property, or use the element id.`,
  );
}

/**
 * Throws for property names that are reserved here, and for two names of one stored property. The database may use
 * reserved names: `stored('__typename', …)` gives such a property another name in the model.
 */
export function checkNames(where: string, properties: Properties): void {
  const held = new Map<string, string>();
  for (const [name, { storedAs = name, isElementId }] of Object.entries(properties)) {
    if (isElementId) continue;
    const other = held.get(storedAs);
    if (other !== undefined) {
      throw new TypeError(
        `${where}: ${other} and ${name} are the same property '${storedAs}' in the database. Declare it once.`,
      );
    }
    held.set(storedAs, name);
  }
  const prototype: unknown = Object.getPrototypeOf(properties);
  const names = Object.keys(properties);
  const taken = names.find(isTakenName);
  if (taken === undefined && (prototype === Object.prototype || prototype === null)) return;
  const name = taken ?? '__proto__';
  throw new TypeError(
    `${where} has a property '${name}', which is a reserved name. Rename it in the model: another: stored('${name}', …).`,
  );
}

/** Checks the options of a label that name properties. Throws where a property does not exist or does not fit. */
export function checkProperties(
  label: string,
  properties: Properties,
  { orders = [], fullText = [] }: { readonly orders?: readonly string[]; readonly fullText?: readonly FullTextIndex[] },
): void {
  for (const name of orders) {
    if (!properties[name]?.required)
      throw new TypeError(`Label ${label} is ordered by ${name}, which is not required.`);
    if (properties[name].list || !hasOrder(properties[name].type))
      throw new TypeError(
        `Label ${label} is ordered by ${name}: a ${properties[name].list ? 'list' : properties[name].type} has no order.`,
      );
  }
  for (const [name, { sortKey, required }] of Object.entries(properties)) {
    const key = sortKey === undefined ? undefined : properties[sortKey];
    if (sortKey === undefined || (key !== undefined && !key.list && key.required === required)) continue;
    throw new TypeError(
      `${name} of ${label} is sorted by ${sortKey}, which must be a property of the same label with one value, and required if ${name} is.`,
    );
  }
  for (const { name, properties: indexed } of fullText) {
    const wrong = indexed.find((indexedName) => properties[indexedName]?.type !== 'text');
    if (wrong !== undefined)
      throw new TypeError(`The full-text index ${name} of ${label} names ${wrong}, which is not a text property.`);
  }
}
