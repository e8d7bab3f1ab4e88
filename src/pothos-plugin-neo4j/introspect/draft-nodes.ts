import { quoteName } from '../model/quote-name.ts';
import { allProperties, ancestryOf, type DraftNode, type DraftProperty, type LeftOut } from './draft.ts';
import { draftProperties } from './draft-properties.ts';
import { commonProperties, ownProperties } from './inheritance.ts';
import { type ChosenKey, chooseKey, uniqueIn } from './keys.ts';
import { camelCase, isGraphQLName, type Names } from './names.ts';
import { byCodePoint, mergedHolders, type Observation } from './observation.ts';
import { carried, isCarriedByAll, type Roles } from './roles.ts';
import { hasTakenFilter, isTypeNameTaken } from './type-names.ts';

/** A label that says what a node is, judged by itself. */
interface Judged {
  readonly properties: readonly DraftProperty[];
  readonly key: ChosenKey;
}

/** The labels of a model, those that others come with first, and what of them is left out. */
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
  readonly #judged = new Map<string, Judged>();

  constructor(observation: Observation, roles: Roles, constants: Names) {
    this.#observation = observation;
    this.#roles = roles;
    this.#constants = constants;
  }

  judgeConcrete(): void {
    const elsewhere = mergedHolders(this.#observation.kinds);
    for (const label of this.#roles.concrete) {
      if (this.#isRefusedName(label)) continue;
      const kinds = this.#observation.kinds.filter((kind) => this.#roles.of(kind).includes(label));
      const { always } = this.#observation.labels.find((one) => one.label === label)!;
      const isWhole = kinds.every((kind) => kind.isWhole);
      const judged = draftProperties(label, mergedHolders(kinds), { isWhole, always, elsewhere });
      const key = chooseKey(this.#observation, label, judged.properties);
      if (key === undefined) this.#leaveOut(label, withoutKey(label));
      else {
        this.#judged.set(label, { properties: judged.properties, key });
        this.leftOut.push(...judged.leftOut);
      }
    }
  }

  /** The labels that come with others, the most common first, so that what they come with themselves is there. */
  draftAbstract(): void {
    const common = [...this.#roles.others].sort(
      ([one], [other]) => this.#count(other) - this.#count(one) || byCodePoint(one, other),
    );
    for (const [label, carriers] of common) {
      if (this.#isRefusedName(label)) continue;
      const missing = carriers.find((carrier) => !this.#judged.has(carrier));
      const [first, ...others] = carriers.map((carrier) => this.#judged.get(carrier));
      if (missing !== undefined || first === undefined) {
        this.#leaveOut(label, `Some of its nodes are ${missing}, which is left out.`);
        continue;
      }
      const different = others.findIndex((other) => other!.key.name !== first.key.name);
      if (different >= 0) {
        const [one, other] = [carriers[0], carriers[different + 1]];
        const why = `Its nodes have no key in common: ${one} has ${first.key.name}, ${other} has ${others[different]!.key.name}.`;
        this.#leaveOut(label, why);
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
    const others = unique.filter((name) => name !== key && all.has(name) && this.#isUniqueForAll(label, name));
    this.nodes.set(label, {
      label,
      constant: this.#constants.take(camelCase(label) ?? 'node', `${camelCase(label) ?? 'some'}Node`),
      abstract,
      name: hasTakenFilter(label) ? `${label}Node` : undefined,
      parents: ordered,
      properties: ownProperties(inherited, properties),
      key,
      hasKey,
      unique: others,
      orders: this.#ordersOf(label, key, all),
      count: this.#count(label),
      notes: [...this.#notesOf(label, parents, hasKey && !unique.includes(key) ? key : undefined)],
    });
  }

  /** What the nodes of a label carry too, without what follows from another of these. */
  #parentsOf(label: string): readonly DraftNode[] {
    const own = this.#observation.kinds.filter(({ labels }) => labels.includes(label));
    const candidates = [...this.nodes.values()].filter((candidate) => {
      if (!candidate.abstract) return false;
      const isSome = own.some(({ labels }) => labels.includes(candidate.label));
      // A label that comes with others is above one whose nodes all carry it.
      return this.#roles.others.has(label)
        ? isSome && isCarriedByAll(this.#observation, candidate.label, label)
        : isSome;
    });
    return candidates.filter(
      (candidate) => !candidates.some((other) => other !== candidate && ancestryOf(other).includes(candidate)),
    );
  }

  /** Whether a label has to name its key, or has it from the first of its parents. */
  #keyHolder(
    label: string,
    key: string,
    parents: readonly DraftNode[],
  ): { readonly hasKey: boolean; readonly ordered: readonly DraftNode[] } {
    const observation = this.#observation;
    const holder = parents.find((parent) => {
      const keyLabel = keyLabelOf(parent);
      return isCarriedByAll(observation, keyLabel, label) && uniqueIn(observation, keyLabel).includes(key);
    });
    if (holder === undefined) return { hasKey: true, ordered: parents };
    return { hasKey: false, ordered: [holder, ...parents.filter((parent) => parent !== holder)] };
  }

  /** A look-up by a property of an abstract label finds only nodes with that label: the others need a constraint of their own. */
  #isUniqueForAll(label: string, property: string): boolean {
    const carriers = this.#roles.others.get(label) ?? [];
    return carriers.every((carrier) => {
      if (isCarriedByAll(this.#observation, label, carrier)) return true;
      return uniqueIn(this.#observation, carrier).includes(property);
    });
  }

  #ordersOf(label: string, key: string, all: ReadonlyMap<string, DraftProperty>): readonly string[] {
    const indexed = this.#observation.rules.filter(({ on, kind, names, properties: [, second, ...more] }) => {
      const isOrder = second === undefined || (second === key && more.length === 0);
      return on === 'node' && kind === 'range' && names.includes(label) && isOrder;
    });
    const names = new Set(indexed.map(({ properties }) => properties[0]!));
    return [...names].filter((name) => all.get(name)?.required === true && !all.get(name)!.list).sort(byCodePoint);
  }

  *#notesOf(label: string, parents: readonly DraftNode[], unconstrained: string | undefined): Iterable<string> {
    const observation = this.#observation;
    yield `${this.#count(label)} ${this.#count(label) === 1 ? 'node' : 'nodes'}.`;
    for (const parent of parents) {
      const { count, all } = carried(observation, parent.label, label);
      if (count < all) yield `Of ${all} nodes ${count} carry the label ${JSON.stringify(parent.label)} too.`;
    }
    for (const other of this.#roles.concrete) {
      const both =
        other !== label && this.#roles.concrete.includes(label) ? carried(observation, other, label).count : 0;
      if (both > 0) yield `${both} carry the label ${JSON.stringify(other)} too, so that they are both.`;
    }
    if (unconstrained !== undefined) {
      const [name, property] = [quoteName(label), quoteName(unconstrained)];
      yield `Nothing keeps its key unique: CREATE CONSTRAINT FOR (n:${name}) REQUIRE n.${property} IS UNIQUE`;
    }
    for (const { kind, names, name, properties } of observation.rules) {
      if (kind === 'other' && names.includes(label))
        yield `There is also ${JSON.stringify(name)} over ${JSON.stringify(properties)}.`;
    }
  }

  #count(label: string): number {
    return this.#observation.labels.find((one) => one.label === label)?.count ?? 0;
  }

  #isRefusedName(label: string): boolean {
    if (!isGraphQLName(label)) {
      this.#leaveOut(
        label,
        'It cannot be the name of a GraphQL type, which has letters of English, digits and underscores.',
      );
      return true;
    }
    if (
      !isTypeNameTaken(
        label,
        this.#observation.labels.map((one) => one.label),
      )
    )
      return false;
    this.#leaveOut(label, 'A GraphQL type of another meaning has this name.');
    return true;
  }

  #leaveOut(what: string, why: string): void {
    this.leftOut.push({ what, why });
  }
}

/** The label whose constraint finds a node by its key. */
function keyLabelOf(node: DraftNode): string {
  return node.hasKey ? node.label : keyLabelOf(node.parents[0]!);
}

function withoutKey(label: string): string {
  const name = quoteName(label);
  return (
    'No property tells one of its nodes from every other. To give them one: ' +
    `MATCH (n:${name}) SET n.id = randomUUID(), and CREATE CONSTRAINT FOR (n:${name}) REQUIRE n.id IS UNIQUE`
  );
}
