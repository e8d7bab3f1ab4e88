import type { FullTextIndex, Properties } from './property.ts';

/** Whether GraphQL takes a text as a name of the author's: names that begin with two underscores are its own. */
export const isGraphQLName = (text: string): boolean => /^(?!__)[A-Za-z_][A-Za-z0-9_]*$/.test(text);

/** Whether a name of a property has a meaning of its own where values are gathered. */
export const isTakenName = (name: string): boolean => name.startsWith('__') || name.startsWith('#') || name === '';

/** Whether values of a type have an order that conditions can ask for. */
export const hasOrder = (type: string): boolean => type !== 'duration' && type !== 'point';

/** Throws for a label that needs a name of its own in GraphQL, and for a name that GraphQL does not take. */
export function checkLabel(label: string, name: string | undefined): void {
  if (isGraphQLName(name ?? label)) return;
  const wrong = name === undefined ? `The label '${label}'` : `The name '${name}' of the label '${label}'`;
  throw new TypeError(
    `${wrong} is no name that GraphQL takes. Give the type one of letters and digits: node('${label}', { name: 'OrderLine', … }).`,
  );
}

/** Throws for a key that cannot tell every node from every other, or that no global id can hold. */
export function checkKey(label: string, key: string, properties: Properties): void {
  const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (property === undefined)
    throw new TypeError(`Label ${label} has the key ${key}, which is none of its properties.`);
  if (!property.list && property.required && (property.type === 'text' || property.type === 'integer')) return;
  throw new TypeError(
    `Label ${label} has the key ${key}. A key is one text or integer that no node lacks: name another, or the element id.`,
  );
}

/**
 * Throws for names of properties that have a meaning of their own where values are gathered. They can stand in the
 * database: `stored('__typename', …)` gives such a property another name here.
 */
export function checkNames(where: string, properties: Properties): void {
  const held = new Map<string, string>();
  for (const [name, { storedAs = name, isElementId }] of Object.entries(properties)) {
    if (isElementId) continue;
    const other = held.get(storedAs);
    if (other !== undefined) {
      throw new TypeError(
        `${where}: ${other} and ${name} are one property '${storedAs}' in the database. Declare it once.`,
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
    `${where} has a property '${name}', a name that is taken here. Call it otherwise: another: stored('${name}', …).`,
  );
}

/** What the options of a label say of its properties. Throws where a property is not there, or not of the kind. */
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
      `${name} of ${label} is sorted by ${sortKey}, which must be one value of the same label, and required where ${name} is.`,
    );
  }
  for (const { name, properties: indexed } of fullText) {
    const wrong = indexed.find((indexedName) => properties[indexedName]?.type !== 'text');
    if (wrong !== undefined) throw new TypeError(`The index ${name} of ${label} is over ${wrong}, which is no text.`);
  }
}
