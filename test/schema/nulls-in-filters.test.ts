import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  parse,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

/** A field of a filter, at one of the places where it can stand. */
interface Place {
  readonly root: string;
  readonly name: string;
  /** It is what a value is compared with, or `isNull`. */
  readonly isOperand: boolean;
  /** The filter with this as the field's object, as in `partOf: null`. */
  readonly write: (fields: string) => string;
  /** The filter with this in the place of the whole object that the field stands in. */
  readonly writeAround?: ((fields: string) => string) | undefined;
}

/** Every field of every type that filters are made of, where it is first met on the way from a root field. */
function placesOf(): readonly Place[] {
  const places: Place[] = [];
  const seen = new Set<GraphQLInputObjectType>();
  type Inner = Pick<Place, 'root' | 'write' | 'writeAround'> & { readonly type: GraphQLInputObjectType };
  const queue: Inner[] = [];
  for (const { name: root, args } of Object.values(schema.getQueryType()!.getFields())) {
    const type = args.find(({ name }) => name === 'filter')?.type;
    if (isInputObjectType(type)) queue.push({ root, type, write: (fields) => `{ ${fields} }` });
  }
  for (const { root, type, write, writeAround } of queue) {
    if (seen.has(type)) continue;
    seen.add(type);
    for (const field of Object.values(type.getFields())) {
      const inner = getNamedType(field.type);
      const isOfOperators = 'eq' in type.getFields() || 'has' in type.getFields();
      places.push({ root, name: field.name, isOperand: isOfOperators || field.name === 'isNull', write, writeAround });
      if (!isInputObjectType(inner)) continue;
      const [open, close] = isList(field.type) ? ['[{', '}]'] : ['{', '}'];
      queue.push({
        root,
        type: inner,
        write: (fields) => write(`${field.name}: ${open} ${fields} ${close}`),
        writeAround: write,
      });
    }
  }
  return places;
}

const isList = (type: GraphQLInputType) => isListType(getNullableType(type));

/** What a field must be asked with beside its filter. */
const required: Readonly<Record<string, string>> = { search: 'text: "ottawa", ' };

const askFor = ({ root }: Place, filter: string, index = 0) =>
  `q${index}: ${root}(${required[root] ?? ''}filter: ${filter}) { totalCount }`;

/** Whether the schema takes a filter; the other rules of GraphQL have nothing to find here. */
const isValid = (place: Place, filter: string) =>
  validate(schema, parse(`{ ${askFor(place, filter)} }`), [ValuesOfCorrectTypeRule]).length === 0;

/** What a message says to write in the place of a null: the field itself, or the one that the field belongs to. */
function recommended({ name, write, writeAround }: Place, message: string): string {
  const [, instead] = /or find missing values with (.+)\.$/.exec(message) ?? [];
  if (instead === undefined) return write('');
  const isOfField = instead.startsWith(`${name}: `);
  return isOfField ? write(instead) : writeAround!(instead);
}

describeWithDatabase('a null in a filter', (database) => {
  const product = productOver(database);
  const places = placesOf();

  /** What is said of a null at each of some places, many of them asked at once. */
  async function messagesOf(asked: readonly Place[]): Promise<ReadonlyMap<Place, string>> {
    const messages = new Map<Place, string>();
    for (let start = 0; start < asked.length; start += 25) {
      const some = asked.slice(start, start + 25);
      const fields = some.map((place, index) => askFor(place, place.write(`${place.name}: null`), index));
      const { errors = [] } = await product.ask(`{ ${fields.join('\n')} }`);
      for (const { message, path, extensions } of errors) {
        expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
        messages.set(some[Number(String(path?.[0]).slice(1))]!, message);
      }
    }
    return messages;
  }

  it('is refused wherever an operand stands, with a recommendation that is valid there', async () => {
    const operands = places.filter(({ isOperand }) => isOperand);
    expect([places.length, operands.length]).toEqual([expect.toSatisfy(over(500)), expect.toSatisfy(over(100))]);
    const messages = await messagesOf(operands);
    expect(operands.filter((place) => !messages.has(place)).map((place) => place.write(place.name))).toEqual([]);
    const invalid = [...messages].filter(([place, message]) => !isValid(place, recommended(place, message)));
    expect(invalid.map(([, message]) => message)).toEqual([]);
    // Where a field can be asked for what is missing, its message says how.
    for (const [place, message] of messages) {
      if (place.name !== 'isNull' && isValid(place, place.write('isNull: true'))) {
        expect(message).toMatch(/find missing values with \w+: \{ isNull: true \}\.$/);
      }
    }
    for (const [place, message] of draw(messages, 6))
      await product.data(`{ ${askFor(place, recommended(place, message))} }`);
  }, 90_000);

  it('counts as absent everywhere else, written and in a variable, alone and beside others', async () => {
    const absent = draw(
      places.filter(({ isOperand }) => !isOperand),
      25,
    );
    for (const place of absent) {
      const [withNull, without] = [place.write(`${place.name}: null`), place.write('')];
      const { q0, q1 } = await product.data(`{ ${askFor(place, withNull)} ${askFor(place, without, 1)} }`);
      expect(q0).toEqual(q1);
    }
    const filtered = 'query ($filter: EventFilter) { events(filter: $filter) { totalCount } }';
    const count = async (filter: unknown) => (await product.data(filtered, { filter })).events.totalCount;
    const all = await count(null);
    const form = { kind: null, presidency: null, and: null, or: null, not: null, participants: null };
    expect(await count(form)).toBe(all);
    expect(await count({ participants: { some: null, none: null, every: null } })).toBe(all);
    expect(await count({ ...form, kind: { eq: 'SUMMIT' } })).toBe(await count({ kind: { eq: 'SUMMIT' } }));
    expect(await count({ participants: { some: { edge: null } } })).toBe(await count({ participants: { some: {} } }));
    expect(await count({ partOf: { isNull: true, kind: null } })).toBe(await count({ partOf: { isNull: true } }));
    // Without conditions a value may be anything, also missing; but a relation is asked to be there.
    expect(await count({ outcome: {} })).toBe(all);
    expect(await count({ partOf: {} })).toBe(await count({ partOf: { isNull: false } }));
  });

  it('has its opposite in isNull, of a relation as of a value', async () => {
    const counted = await product.data(/* GraphQL */ `{
      all: events { totalCount }
      without: events(filter: { partOf: { isNull: true } }) { totalCount nodes { partOf { slug } } }
      negated: events(filter: { not: { partOf: {} } }) { totalCount }
      with: events(filter: { partOf: { isNull: false } }) { totalCount nodes { partOf { slug } } }
      kept: events(filter: { partOf: { isNull: false, kind: { eq: SUMMIT } } }) { totalCount }
      asked: events(filter: { partOf: { kind: { eq: SUMMIT } } }) { totalCount }
      neither: events(filter: { partOf: { isNull: true, kind: { eq: SUMMIT } } }) { totalCount }
      either: events(filter: { or: [{ partOf: { isNull: true } }, { partOf: { kind: { eq: SUMMIT } } }] }) { totalCount }
    }`);
    const total = (name: string) => counted[name].totalCount;
    expect(total('with')).toBeGreaterThan(0);
    expect(total('without')).toBeGreaterThan(0);
    expect(total('without') + total('with')).toBe(total('all'));
    expect(total('negated')).toBe(total('without'));
    expect(total('kept')).toBe(total('asked'));
    expect(total('neither')).toBe(0);
    expect(total('either')).toBe(total('without') + total('asked'));
    for (const { partOf } of counted.without.nodes) expect(partOf).toBeNull();
    for (const { partOf } of counted.with.nodes) expect(partOf).not.toBeNull();
  });

  it('can be asked for in a variable, with one plan for each of both', async () => {
    const query = 'query ($isNull: Boolean!) { events(filter: { partOf: { isNull: $isNull } }) { totalCount } }';
    const numbers = [];
    for (const isNull of [true, false, true]) numbers.push((await product.data(query, { isNull })).events.totalCount);
    expect(numbers[0]).toBe(numbers[2]);
    expect(numbers[0]).not.toBe(numbers[1]);
  });
});

const over = (least: number) => (count: number) => count > least;

/** Some of many, evenly spread. */
function draw<Item>(items: Iterable<Item>, count: number): readonly Item[] {
  const all = [...items];
  return all.filter((_, index) => index % Math.ceil(all.length / count) === 0);
}
