import { hasOrder } from '../model/check.ts';
import { quoteName } from '../model/quote-name.ts';
import { allProperties, ancestryOf, type DraftNode, type DraftProperty, type LeftOut, storedName } from './draft.ts';
import { draftProperties } from './draft-properties.ts';
import { commonProperties, ownProperties } from './inheritance.ts';
import { chooseKey, elementIdKey, uniqueIn } from './keys.ts';
import { camelCase, type Names } from './names.ts';
import { byCodePoint, mergedHolders, type Observation } from './observation.ts';
import { carried, isCarriedByAll, type Roles } from './roles.ts';
import { typeNamesOf } from './type-names.ts';

/** The properties and the key of a concrete label, without regard to abstract labels. */
interface Judged {
  readonly properties: readonly DraftProperty[];
  readonly key: DraftProperty;
}

/** The labels of a model, parents before children, and what is left out of them. */
export function draftNodes(
  observation: Observation,
  roles: Roles,
  constants: Names,
): { readonly nodes: ReadonlyMap<string, DraftNode>; readonly leftOut: readonly LeftOut[] } {
  const drafting = new Drafting(observation, roles, constants);
  drafting.judgeConcrete();
  drafting.draftAbstract();
  drafting.draftConcrete();
  return { nodes: drafting.nodes, leftOut: drafting.leftOut };
}

class Drafting {
  readonly nodes = new Map<string, DraftNode>();
  readonly leftOut: LeftOut[] = [];
  readonly #observation: Observation;
  readonly #roles: Roles;
  readonly #constants: Names;
  readonly #typeNames: ReadonlyMap<string, string>;
  readonly #judged = new Map<string, Judged>();

  constructor(observation: Observation, roles: Roles, constants: Names) {
    this.#typeNames = typeNamesOf(observation.labels.map(({ label }) => label));
    this.#observation = observation;
    this.#roles = roles;
    this.#constants = constants;
  }

  judgeConcrete(): void {
    const elsewhere = mergedHolders(this.#observation.kinds);
    for (const label of this.#roles.concrete) {
      const kinds = this.#observation.kinds.filter((kind) => this.#roles.of(kind).includes(label));
      const { always } = this.#observation.labels.find((one) => one.label === label)!;
      const isWhole = kinds.every((kind) => kind.isWhole);
      const judged = draftProperties(label, mergedHolders(kinds), { isWhole, always, elsewhere });
      const chosen = chooseKey(this.#observation, label, judged.properties);
      const key = chosen ?? elementIdKey(judged.properties);
      const properties = chosen === undefined ? [key, ...judged.properties] : judged.properties;
      this.#judged.set(label, { properties, key });
      this.leftOut.push(...judged.leftOut);
    }
  }

  /** Drafts the abstract labels, the most common first, so that the parents of a label are there before it. */
  draftAbstract(): void {
    const common = [...this.#roles.others].sort(
      ([one], [other]) => this.#count(other) - this.#count(one) || byCodePoint(one, other),
    );
    for (const [label, carriers] of common) {
      const [first, ...others] = carriers.map((carrier) => this.#judged.get(carrier)!);
      if (first === undefined) continue;
      const different = others.findIndex(({ key }) => keyWord(key) !== keyWord(first.key));
      if (different >= 0) {
        const [one, other] = [carriers[0], carriers[different + 1]];
        const why = `Its nodes have no key in common: ${one} has ${keyWord(first.key)}, ${other} has ${keyWord(others[different]!.key)}.`;
        this.leftOut.push({ what: label, why });
        continue;
      }
      const shared = commonProperties(carriers.map((carrier) => this.#judged.get(carrier)!.properties));
      const properties = carriers.length > 1 ? shared : shared.filter(({ name }) => name === first.key.name);
      this.#draft(label, true, first.key.name, properties);
    }
  }

  draftConcrete(): void {
    for (const [label, { properties, key }] of this.#judged) this.#draft(label, false, key.name, properties);
  }

  #draft(label: string, abstract: boolean, key: string, properties: readonly DraftProperty[]): void {
    const parents = this.#parentsOf(label);
    const inherited = parents.map(allProperties);
    const unique = uniqueIn(this.#observation, label);
    const { hasKey, ordered } = this.#keyHolder(label, key, parents);
    const all = new Map([
      ...inherited.flatMap((one) => [...one]),
      ...properties.map((one) => [one.name, one] as const),
    ]);
    const byStored = new Map([...all.values()].map((property) => [storedName(property), property]));
    const others = unique.filter((name) => byStored.has(name) && this.#isUniqueForAll(label, name));
    const keyProperty = all.get(key)!;
    const isUnkept = hasKey && !unique.includes(storedName(keyProperty));
    this.nodes.set(label, {
      label,
      constant: this.#constants.take(camelCase(label) ?? 'node', `${camelCase(label) ?? 'some'}Node`),
      abstract,
      typeName: this.#typeNames.get(label)!,
      parents: ordered,
      properties: ownProperties(inherited, properties),
      key,
      hasKey,
      unique: others.map((name) => byStored.get(name)!.name).filter((name) => name !== key),
      orders: this.#ordersOf(label, storedName(keyProperty), byStored),
      count: this.#count(label),
      notes: [...this.#notesOf(label, parents, isUnkept ? keyProperty : undefined)],
    });
  }

  /** The abstract labels that nodes of a label carry too, without the ancestors of another of these labels. */
  #parentsOf(label: string): readonly DraftNode[] {
    const own = this.#observation.kinds.filter(({ labels }) => labels.includes(label));
    const candidates = [...this.nodes.values()].filter((candidate) => {
      if (!candidate.abstract) return false;
      const isSome = own.some(({ labels }) => labels.includes(candidate.label));
      // An abstract label is a parent of another abstract label only if all nodes of that one carry it.
      return this.#roles.others.has(label)
        ? isSome && isCarriedByAll(this.#observation, candidate.label, label)
        : isSome;
    });
    return candidates.filter(
      (candidate) => !candidates.some((other) => other !== candidate && ancestryOf(other).includes(candidate)),
    );
  }

  /** Whether a label has to declare its key, or inherits it from the first of its parents. */
  #keyHolder(
    label: string,
    key: string,
    parents: readonly DraftNode[],
  ): { readonly hasKey: boolean; readonly ordered: readonly DraftNode[] } {
    const observation = this.#observation;
    const holder = parents.find((parent) => {
      const keyLabel = keyLabelOf(parent);
      const keyProperty = allProperties(parent).get(key)!;
      if (!isCarriedByAll(observation, keyLabel, label)) return false;
      return keyProperty.isElementId === true || uniqueIn(observation, keyLabel).includes(storedName(keyProperty));
    });
    if (holder === undefined) return { hasKey: true, ordered: parents };
    return { hasKey: false, ordered: [holder, ...parents.filter((parent) => parent !== holder)] };
  }

  /** Whether a property is unique for all labels that inherit it. Nodes without the abstract label need a constraint of their own. */
  #isUniqueForAll(label: string, property: string): boolean {
    const carriers = this.#roles.others.get(label) ?? [];
    return carriers.every((carrier) => {
      if (isCarriedByAll(this.#observation, label, carrier)) return true;
      return uniqueIn(this.#observation, carrier).includes(property);
    });
  }

  /** The properties with a range index. `key` and `all` use the names of the database; the result has those of the model. */
  #ordersOf(label: string, key: string, all: ReadonlyMap<string, DraftProperty>): readonly string[] {
    const indexed = this.#observation.rules.filter(({ on, kind, names, properties: [, second, ...more] }) => {
      const isOrder = second === undefined || (second === key && more.length === 0);
      return on === 'node' && kind === 'range' && names.includes(label) && isOrder;
    });
    const ordered = indexed.flatMap(({ properties: [first] }) => all.get(first!) ?? []);
    const able = ordered.filter(({ type, required, list }) => required && !list && hasOrder(type));
    return [...new Set(able.map(({ name }) => name))].sort(byCodePoint);
  }

  *#notesOf(label: string, parents: readonly DraftNode[], unkept: DraftProperty | undefined): Iterable<string> {
    const observation = this.#observation;
    yield `${this.#count(label)} ${this.#count(label) === 1 ? 'node' : 'nodes'}.`;
    for (const parent of parents) {
      const { count, all } = carried(observation, parent.label, label);
      if (count < all) yield `Nodes that carry the label ${JSON.stringify(parent.label)} too: ${count} of ${all}.`;
    }
    for (const other of this.#roles.concrete) {
      const both =
        other !== label && this.#roles.concrete.includes(label) ? carried(observation, other, label).count : 0;
      if (both > 0)
        yield `Nodes that carry the label ${JSON.stringify(other)} too: ${both}. They are listed as both types.`;
    }
    if (unkept?.isElementId === true) yield* withoutKey(label);
    else if (unkept !== undefined) {
      const [name, property] = [quoteName(label), quoteName(storedName(unkept))];
      yield `No constraint keeps the key unique: CREATE CONSTRAINT FOR (n:${name}) REQUIRE n.${property} IS UNIQUE`;
    }
    for (const { kind, names, name, properties } of observation.rules) {
      if (kind === 'other' && names.includes(label))
        yield `The database also has the index or constraint ${JSON.stringify(name)} over ${JSON.stringify(properties)}.`;
    }
  }

  #count(label: string): number {
    return this.#observation.labels.find((one) => one.label === label)?.count ?? 0;
  }
}

/** The label whose constraint serves a look-up by key. */
function keyLabelOf(node: DraftNode): string {
  return node.hasKey ? node.label : keyLabelOf(node.parents[0]!);
}

/** The key of a node, in words. */
const keyWord = ({ name, isElementId }: DraftProperty): string => (isElementId ? 'its element id' : name);

function* withoutKey(label: string): Iterable<string> {
  const name = quoteName(label);
  yield 'The key is the element id, so global ids change when the data are loaded again. To store a key instead:';
  yield `MATCH (n:${name}) SET n.id = randomUUID(), and CREATE CONSTRAINT FOR (n:${name}) REQUIRE n.id IS UNIQUE`;
}
