import { hasOrder } from '../model/check.ts';
import { allProperties, ancestryOf, type Draft, type DraftNode, type DraftRelationship } from './draft.ts';
import { camelCase, capitalized, isGraphQLName, listName, Names } from './names.ts';

/** A field that reads a property. */
interface PropertyField {
  readonly name: string;
  readonly property: string;
}

/** A field that follows a relationship. */
export interface RelationField {
  readonly name: string;
  readonly relationship: DraftRelationship;
  readonly direction: 'in' | 'out';
  readonly isOne: boolean;
}

/** The fields that the type of a label declares itself. */
export interface TypeFields {
  readonly properties: readonly PropertyField[];
  readonly relations: readonly RelationField[];
  /** Properties from whose names no field name can be made. */
  readonly unnamed: readonly string[];
}

/** Names that types and filters reserve. */
const KEPT_OF_NODES = ['id', 'and', 'or', 'not', 'within', 'edge', 'isNull'];
export const KEPT_OF_EDGES = ['node', 'cursor', 'links'];

/** Names the fields of every type. A name has one meaning within a type, its interfaces and the types that implement it. */
export function nameFields({ nodes, relationships }: Draft): ReadonlyMap<DraftNode, TypeFields> {
  const naming = new Naming(nodes);
  // Parents come first, since their fields are also fields of the children.
  for (const node of nodes) naming.nameProperties(node);
  for (const relationship of relationships) {
    naming.nameRelation(relationship, 'out');
    naming.nameRelation(relationship, 'in');
  }
  return naming.fields;
}

class Naming {
  readonly fields: ReadonlyMap<DraftNode, OwnFields>;
  readonly #taken: ReadonlyMap<DraftNode, Set<string>>;
  readonly #related: ReadonlyMap<DraftNode, readonly DraftNode[]>;
  readonly #typeNames: Names;

  constructor(nodes: readonly DraftNode[]) {
    this.fields = new Map(nodes.map((node) => [node, { properties: [], relations: [], unnamed: [] }]));
    this.#taken = new Map(nodes.map((node) => [node, new Set<string>(KEPT_OF_NODES)]));
    this.#related = new Map(nodes.map((node) => [node, relatedTo(node, nodes)]));
    this.#typeNames = new Names(nodes.map(({ typeName }) => typeName));
  }

  nameProperties(node: DraftNode): void {
    const own = this.fields.get(node)!;
    const above = ancestryOf(node).filter((one) => one !== node);
    const inherited = above.flatMap((one) => this.fields.get(one)!.properties);
    // Properties whose names are field names already go first, so that they keep their names.
    const isPlain = (name: string) => camelCase(name) === name;
    // The element id needs no field: the global id contains it.
    const names = node.properties.filter(({ isElementId }) => !isElementId).map(({ name }) => name);
    for (const property of [...names.filter(isPlain), ...names.filter((name) => !isPlain(name))]) {
      const known = inherited.find((field) => field.property === property);
      const base = camelCase(property);
      if (known !== undefined) own.properties.push(known);
      else if (base === undefined) own.unnamed.push(property);
      else {
        const further = `${camelCase(node.label) ?? ''}${capitalized(base)}`;
        own.properties.push({ name: this.#claim(node, [base, further]), property });
      }
    }
    own.properties.sort((one, other) => names.indexOf(one.property) - names.indexOf(other.property));
  }

  nameRelation(relationship: DraftRelationship, direction: 'in' | 'out'): void {
    const owner = direction === 'out' ? relationship.from : relationship.to;
    const isOne = leadsToOne(relationship, direction);
    const typeName = (name: string) => `${owner.typeName}${capitalized(name)}`;
    // The names of connection and edge types are made of the type and the field.
    const name = this.#claim(owner, [relationName(relationship, direction, isOne)], (one) => {
      return isOne || !this.#typeNames.has(typeName(one));
    });
    if (!isOne) this.#typeNames.take(typeName(name));
    this.fields.get(owner)!.relations.push({ name, relationship, direction, isOne });
  }

  /** The first of some names that is free on the type and its relatives; otherwise the last of them with a number. */
  #claim(node: DraftNode, wanted: readonly string[], isGood: (name: string) => boolean = () => true): string {
    const isFree = (name: string) =>
      isGraphQLName(name) && isGood(name) && this.#related.get(node)!.every((one) => !this.#taken.get(one)!.has(name));
    let name = wanted.find(isFree);
    for (let number = 2; name === undefined; number += 1) {
      const numbered = `${wanted.at(-1)}${number}`;
      if (isFree(numbered)) name = numbered;
    }
    this.#taken.get(node)!.add(name);
    return name;
  }
}

interface OwnFields {
  readonly properties: PropertyField[];
  readonly relations: RelationField[];
  readonly unnamed: string[];
}

/** A type, its descendants, and all their ancestors. */
function relatedTo(node: DraftNode, nodes: readonly DraftNode[]): readonly DraftNode[] {
  const below = nodes.filter((other) => ancestryOf(other).includes(node));
  return [...new Set([...below, ...below.flatMap(ancestryOf)])];
}

function leadsToOne({ atMostOne }: DraftRelationship, direction: 'in' | 'out'): boolean {
  return atMostOne === 'both' || atMostOne === (direction === 'out' ? 'to' : 'from');
}

/** `actedInFilms` of a person, `peopleActedIn` of a film. */
function relationName({ type, from, to }: DraftRelationship, direction: 'in' | 'out', isOne: boolean): string {
  const verb = camelCase(type) ?? 'related';
  const end = direction === 'out' ? to : from;
  const noun = isOne ? (camelCase(end.label) ?? 'node') : listName(end.label);
  return direction === 'out' ? `${verb}${capitalized(noun)}` : `${noun}${capitalized(verb)}`;
}

/** The fields of an edge: the properties of the relationship. */
export function edgeFields({ properties }: DraftRelationship): readonly PropertyField[] {
  const names = new Names(KEPT_OF_EDGES);
  return properties.flatMap(({ name: property }) => {
    const base = camelCase(property);
    if (base === undefined || !isGraphQLName(base)) return [];
    return [{ name: names.take(base, `${base}OfEdge`), property }];
  });
}

/** The properties that lists of a type can be ordered by. Their enum values are valid names and differ. */
export function orderable(node: DraftNode): readonly string[] {
  const names = new Set<string>();
  return [...allProperties(node).values()].flatMap(({ name, list, type }) => {
    const value = name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toUpperCase();
    if (
      list ||
      !hasOrder(type) ||
      !isGraphQLName(value) ||
      ['TRUE', 'FALSE', 'NULL'].includes(value) ||
      names.has(value)
    )
      return [];
    names.add(value);
    return [name];
  });
}
