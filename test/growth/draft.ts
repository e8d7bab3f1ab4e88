import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import type { Random } from '../differential/random.ts';

/** An operation as the hunt changes it. */
export interface Draft {
  selections: Selection[];
  fragments: Record<string, { on: string; selections: Selection[] }>;
  variables: Record<string, { type: string; value: Value }>;
}

export type Selection =
  | {
      kind: 'field';
      name: string;
      alias?: string;
      when?: boolean;
      args: Record<string, Value>;
      selections?: Selection[];
    }
  | { kind: 'inline'; on: string; when?: boolean; selections: Selection[] }
  | { kind: 'spread'; fragment: string };

/** A value of an argument, literal or in a variable. */
export type Value =
  | string
  | number
  | boolean
  | null
  | { enum: string }
  | { variable: string }
  | { items: Value[] }
  | { fields: [string, Value][] };

/** The selections of a draft, each with the type that they are on. */
export interface Place {
  readonly type: GraphQLNamedType;
  readonly selections: Selection[];
  readonly depth: number;
}

export const copyOf = <Kind>(value: Kind): Kind => JSON.parse(JSON.stringify(value));

export function write({ selections, fragments, variables }: Draft): { query: string; variables: object } {
  const given = Object.entries(variables);
  const head = ['$yes: Boolean = true', ...given.map(([name, { type }]) => `$${name}: ${type}`)].join(' ');
  const used = Object.entries(fragments).map(
    ([name, { on, selections: inner }]) => `fragment ${name} on ${on}${set(inner)}`,
  );
  const body = `${set(selections)}${used.join('')}`;
  const isUsed = given.length > 0 || body.includes('$yes');
  return {
    query: `query${isUsed ? `(${body.includes('$yes') ? head : head.replace('$yes: Boolean = true ', '')})` : ''}${body}`,
    variables: Object.fromEntries(given.map(([name, { value }]) => [name, plain(value)])),
  };
}

const set = (selections: readonly Selection[]): string => `{${selections.map(one).join(' ')}}`;

function one(selection: Selection): string {
  if (selection.kind === 'spread') return `...${selection.fragment}`;
  const when = selection.when ? '@include(if:$yes)' : '';
  if (selection.kind === 'inline') return `...on ${selection.on}${when}${set(selection.selections)}`;
  const args = Object.entries(selection.args).map(([name, value]) => `${name}:${literal(value)}`);
  const called = selection.alias === undefined ? selection.name : `${selection.alias}:${selection.name}`;
  return `${called}${args.length > 0 ? `(${args.join(' ')})` : ''}${when}${selection.selections ? set(selection.selections) : ''}`;
}

function literal(value: Value): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('enum' in value) return value.enum;
  if ('variable' in value) return `$${value.variable}`;
  if ('items' in value) return `[${value.items.map(literal).join(' ')}]`;
  return `{${value.fields.map(([name, inner]) => `${name}:${literal(inner)}`).join(' ')}}`;
}

function plain(value: Value): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('enum' in value) return value.enum;
  if ('variable' in value) return null;
  if ('items' in value) return value.items.map(plain);
  return Object.fromEntries(value.fields.map(([name, inner]) => [name, plain(inner)]));
}

/** Draws parts of operations out of a schema. */
export class Drawing {
  readonly schema: GraphQLSchema;
  readonly random: Random;
  #aliases = 0;
  /** What stands where no alias does: equal response keys need equal arguments. */
  readonly #usual = new Map<string, Record<string, Value>>();

  constructor(schema: GraphQLSchema, random: Random) {
    this.schema = schema;
    this.random = random;
  }

  alias(): string {
    this.#aliases += 1;
    return `a${this.#aliases}`;
  }

  fieldsOf(type: GraphQLNamedType): readonly GraphQLField<unknown, unknown>[] {
    return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  }

  possible(type: GraphQLNamedType): readonly GraphQLNamedType[] {
    return isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
  }

  operation(): Draft {
    const draft: Draft = { selections: [], fragments: {}, variables: {} };
    draft.selections.push(this.field(draft, this.random.pick(this.fieldsOf(this.schema.getQueryType()!)), 4));
    return draft;
  }

  selections(draft: Draft, type: GraphQLNamedType, depth: number): Selection[] {
    const { random } = this;
    const found: Selection[] = [];
    if (isAbstractType(type) && (random.chance(0.5) || this.fieldsOf(type).length === 0))
      found.push(...this.eachKind(draft, type));
    const fields = this.fieldsOf(type).filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
    for (let left = 1 + random.below(3); left > 0 && fields.length > 0; left -= 1) {
      found.push(this.field(draft, random.pick(fields), depth - 1));
    }
    if (found.length === 0) found.push({ kind: 'field', name: '__typename', args: {} });
    return found;
  }

  /** Of several types of an interface or union, to each other fields. */
  eachKind(draft: Draft, type: GraphQLNamedType, most = 2 + this.random.below(12)): Selection[] {
    return this.possible(type)
      .slice(0, most)
      .map((kind, index) => {
        const leaves = this.fieldsOf(kind).filter(
          (field) => !isCompositeType(getNamedType(field.type)) && field.args.length === 0,
        );
        const leaf = leaves[index % leaves.length]!;
        return { kind: 'inline', on: kind.name, selections: [this.field(draft, leaf, 0)] };
      });
  }

  field(draft: Draft, field: GraphQLField<unknown, unknown>, depth: number): Selection {
    const type = getNamedType(field.type);
    const args = this.args(draft, field);
    const isUsual = JSON.stringify(args) === JSON.stringify(this.#usualOf(field, args));
    return {
      kind: 'field',
      name: field.name,
      args,
      ...(isUsual ? {} : { alias: this.alias() }),
      ...(isCompositeType(type) && { selections: this.selections(draft, type, depth) }),
    };
  }

  #usualOf(field: GraphQLField<unknown, unknown>, args: Record<string, Value>): Record<string, Value> {
    const key = `${field.name} ${field.args.map(({ name }) => name)}`;
    if (!this.#usual.has(key)) this.#usual.set(key, args);
    return this.#usual.get(key)!;
  }

  args(draft: Draft, field: GraphQLField<unknown, unknown>): Record<string, Value> {
    const usual = this.#usual.get(`${field.name} ${field.args.map(({ name }) => name)}`);
    if (usual !== undefined && this.random.chance(0.6) && !JSON.stringify(usual).includes('"variable"')) return usual;
    const given = field.args.filter((argument) => isRequiredArgument(argument) || this.random.chance(0.2));
    return Object.fromEntries(given.map((argument) => [argument.name, this.argument(draft, argument)]));
  }

  argument(draft: Draft, { name, type }: GraphQLArgument): Value {
    const value = this.value(name, type, 3);
    if (!this.random.chance(0.15)) return value;
    const variable = `v${Object.keys(draft.variables).length}`;
    draft.variables[variable] = { type: String(type), value };
    return { variable };
  }

  value(name: string, given: GraphQLInputType, depth: number): Value {
    const { random } = this;
    const type = getNullableType(given);
    if (isListType(type)) {
      return { items: Array.from({ length: 1 + random.below(3) }, () => this.value(name, type.ofType, depth)) };
    }
    if (isEnumType(type)) return { enum: random.pick(type.getValues()).name };
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const shallow = fields.filter((field) => depth > 0 || !isInputObjectType(getNamedType(field.type)));
      const chosen = new Set(fields.filter((field) => isRequiredArgument(field as never)));
      if (shallow.length > 0) chosen.add(random.pick(shallow));
      return { fields: [...chosen].map((field) => [field.name, this.value(field.name, field.type, depth - 1)]) };
    }
    if (name === 'first' || name === 'last') return 1 + random.below(3);
    if (name === 'after' || name === 'before') return '';
    switch (type.name) {
      case 'ID':
        return encodeGlobalId(
          random.pick(['Summit', 'Person', 'Member', 'Priority', 'Document', 'Source']),
          random.pick(slugs),
        );
      case 'Int':
        return random.pick([1, 2, 1999, 2025]);
      case 'Float':
        return random.pick([0, 0.5]);
      case 'Boolean':
        return random.chance(0.5);
      case 'Date':
        return '2025-01-01';
      case 'DateTime':
        return '2025-01-01T00:00:00Z';
      default:
        return random.pick(slugs);
    }
  }
}

const slugs = ['canada', 'japan', 'summit-2025-kananaskis', 'CA', 'who hosted the summit in 2018'];

type Step = (within: Selection[]) => Selection;

/** The fields that lead from a type to the same type again: to one node, to a page of nodes, and to a page of edges. */
function stepsOf(drawing: Drawing, type: GraphQLNamedType): readonly Step[] {
  const to = (name: string, selections: Selection[], args: Record<string, Value> = {}): Selection => ({
    kind: 'field',
    name,
    args,
    selections,
  });
  const typeIn = (of: GraphQLNamedType, name: string) => {
    const field = drawing.fieldsOf(of).find((one) => one.name === name);
    return field && getNamedType(field.type);
  };
  return drawing.fieldsOf(type).flatMap((field): readonly Step[] => {
    if (field.args.some(isRequiredArgument)) return [];
    const target = getNamedType(field.type);
    if (target === type) return [(within) => to(field.name, within)];
    const page = { first: 1 };
    const edge = typeIn(target, 'edges');
    return [
      ...(typeIn(target, 'nodes') === type
        ? [(within: Selection[]) => to(field.name, [to('nodes', within)], page)]
        : []),
      ...(edge && typeIn(edge, 'node') === type
        ? [(within: Selection[]) => to(field.name, [to('edges', [to('node', within)])], page)]
        : []),
    ];
  });
}

/** For each way from a type to itself: that way once, twice, and as often as it fits, with other fields for each type at each level. */
export function nests(drawing: Drawing, mostBytes: number): Draft[][] {
  const types = Object.values(drawing.schema.getTypeMap()).filter(
    (type) => isInterfaceType(type) && type.name !== 'Node',
  );
  return types.flatMap((type) =>
    stepsOf(drawing, type).map((step) => {
      const draft: Draft = { selections: [], fragments: {}, variables: {} };
      const [kind] = drawing.possible(type);
      const within = (levels: number): Draft => {
        let selections = drawing.eachKind(draft, type, 5);
        for (let level = 0; level < levels; level += 1)
          selections = [...drawing.eachKind(draft, type, 5), step(selections)];
        const node: Selection[] = [{ kind: 'inline', on: type.name, selections }];
        const id = encodeGlobalId(kind!.name, 'x');
        return { ...draft, selections: [{ kind: 'field', name: 'node', args: { id }, selections: node }] };
      };
      const all: Draft[] = [];
      for (let levels = 1; levels < 16; levels += 1) {
        const next = within(levels);
        if (write(next).query.length > mostBytes) break;
        all.push(next);
      }
      return all;
    }),
  );
}

/** All selection sets of a draft. */
export function placesOf(schema: GraphQLSchema, draft: Draft): Place[] {
  const places: Place[] = [];
  const go = (type: GraphQLNamedType | undefined, selections: Selection[], depth: number) => {
    if (type === undefined) return;
    places.push({ type, selections, depth });
    for (const selection of selections) {
      if (selection.kind === 'inline') go(schema.getType(selection.on), selection.selections, depth);
      if (selection.kind !== 'field' || selection.selections === undefined) continue;
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name] : undefined;
      if (field !== undefined) go(getNamedType(field.type), selection.selections, depth + 1);
    }
  };
  go(schema.getQueryType()!, draft.selections, 0);
  for (const { on, selections } of Object.values(draft.fragments)) go(schema.getType(on), selections, 1);
  return places;
}
