import { type GraphQLNamedType, getNamedType, isAbstractType, isCompositeType } from 'graphql';
import { copyOf, type Draft, type Drawing, type Place, placesOf, type Selection, type Value } from './draft.ts';

type Change = (drawing: Drawing, draft: Draft, places: readonly Place[]) => void;

const pickPlace = ({ random }: Drawing, places: readonly Place[], fits: (place: Place) => boolean = () => true) => {
  const fitting = places.filter(fits);
  return fitting.length === 0 ? undefined : random.pick(fitting);
};

/** The places in a selection set, itself not among them. */
const within = (drawing: Drawing, { type, selections }: Place): Place[] => {
  const parts = { selections: [{ kind: 'inline' as const, on: type.name, selections }], fragments: {}, variables: {} };
  return placesOf(drawing.schema, parts).slice(2);
};

const withoutAlias = (selections: readonly Selection[]): Selection[] => copyOf([...selections]);

const changes: readonly Change[] = [
  // More fields.
  (drawing, draft, places) => {
    const place = pickPlace(drawing, places, ({ type }) => drawing.fieldsOf(type).length > 0);
    if (place) place.selections.push(drawing.field(draft, drawing.random.pick(drawing.fieldsOf(place.type)), 2));
  },
  // Others in their place.
  (drawing, draft, places) => {
    const place = pickPlace(drawing, places, ({ depth }) => depth > 0);
    if (place) place.selections.splice(0, place.selections.length, ...drawing.selections(draft, place.type, 3));
  },
  // Fewer.
  (drawing, _draft, places) => {
    const place = pickPlace(drawing, places, ({ selections }) => selections.length > 1);
    if (place) place.selections.splice(drawing.random.below(place.selections.length), 1);
  },
  // Deeper: what contains its own type contains itself.
  (drawing, _draft, places) => {
    const outer = pickPlace(
      drawing,
      places,
      (place) => place.depth > 0 && within(drawing, place).some(({ type }) => type === place.type),
    );
    if (outer === undefined) return;
    const inner = pickPlace(drawing, within(drawing, outer), ({ type }) => type === outer.type)!;
    const copy = withoutAlias(outer.selections);
    if (drawing.random.chance(0.5)) inner.selections.splice(0, inner.selections.length, ...copy);
    else inner.selections.push(...copy);
  },
  // Deeper: in a field that leads to the same type.
  (drawing, draft, places) => {
    const leading = (type: GraphQLNamedType) =>
      drawing.fieldsOf(type).filter((field) => getNamedType(field.type) === type);
    const place = pickPlace(drawing, places, ({ type, depth }) => depth > 0 && leading(type).length > 0);
    if (place === undefined) return;
    const field = drawing.random.pick(leading(place.type));
    const made = drawing.field(draft, field, 0) as Extract<Selection, { kind: 'field' }>;
    made.selections = withoutAlias(place.selections);
    place.selections.push(made);
  },
  // Once more, under another name or the same.
  (drawing, _draft, places) => {
    const place = pickPlace(drawing, places);
    if (place === undefined) return;
    const again = copyOf(drawing.random.pick(place.selections));
    if (again.kind === 'field' && drawing.random.chance(0.6)) again.alias = drawing.alias();
    place.selections.push(again);
  },
  // Everything twice.
  (drawing, draft) => {
    draft.selections.push(
      ...copyOf(draft.selections).map((one) => (one.kind === 'field' ? { ...one, alias: drawing.alias() } : one)),
    );
  },
  // Something else for each type.
  (drawing, draft, places) => {
    const place = pickPlace(drawing, places, ({ type }) => isAbstractType(type));
    if (place) place.selections.unshift(...drawing.eachKind(draft, place.type));
  },
  // What all types select, each has for itself.
  (drawing, _draft, places) => {
    const place = pickPlace(drawing, places, ({ type, selections }) => isAbstractType(type) && selections.length > 0);
    if (place === undefined) return;
    const one = drawing.random.pick(place.selections);
    for (const kind of drawing.possible(place.type).slice(0, 6)) {
      place.selections.push({ kind: 'inline', on: kind.name, selections: [copyOf(one)] });
    }
  },
  // A fragment for what stands here, spread at all places of its type.
  (drawing, draft, places) => {
    const place = pickPlace(drawing, places, ({ depth, type }) => depth > 0 && isCompositeType(type));
    if (place === undefined) return;
    const name = `f${Object.keys(draft.fragments).length}`;
    const spread = { kind: 'spread', fragment: name } as const;
    draft.fragments[name] = {
      on: place.type.name,
      selections: place.selections.splice(0, place.selections.length, spread),
    };
    for (const other of places) {
      if (other !== place && other.type === place.type && other.depth > 0 && drawing.random.chance(0.3))
        other.selections.push(spread);
    }
  },
  // One more spread of a fragment.
  (drawing, draft, places) => {
    const names = Object.keys(draft.fragments);
    if (names.length === 0) return;
    const name = drawing.random.pick(names);
    const { on } = draft.fragments[name]!;
    const place = pickPlace(
      drawing,
      places,
      ({ type, depth }) =>
        depth > 0 &&
        drawing.possible(type).some((kind) => drawing.possible(drawing.schema.getType(on)!).includes(kind)),
    );
    place?.selections.push({ kind: 'spread', fragment: name });
  },
  // Under a condition.
  (drawing, _draft, places) => {
    const one = drawing.random.pick(pickPlace(drawing, places)!.selections);
    if (one.kind !== 'spread') one.when = true;
  },
  // Other arguments, larger ones.
  (drawing, draft, places) => {
    const fields = places.flatMap(({ type, selections }) =>
      selections.flatMap((selection) => {
        const field =
          selection.kind === 'field' ? drawing.fieldsOf(type).find((one) => one.name === selection.name) : undefined;
        return field !== undefined && selection.kind === 'field' && field.args.length > 0 ? [{ field, selection }] : [];
      }),
    );
    if (fields.length === 0) return;
    const { field, selection } = drawing.random.pick(fields);
    const argument = drawing.random.pick(field.args);
    selection.args = { ...selection.args, [argument.name]: drawing.argument(draft, argument) };
    selection.alias ??= drawing.alias();
  },
  grow,
  grow,
];

/** Lists of an argument or a variable become longer, objects stand in themselves. */
function grow(drawing: Drawing, draft: Draft, places: readonly Place[]): void {
  const { random } = drawing;
  const values: Value[] = Object.values(draft.variables).map(({ value }) => value);
  for (const { selections } of places) {
    for (const selection of selections) if (selection.kind === 'field') values.push(...Object.values(selection.args));
  }
  const all: Extract<Value, { items: Value[] } | { fields: [string, Value][] }>[] = [];
  const gather = (value: Value) => {
    if (typeof value !== 'object' || value === null) return;
    if ('items' in value) {
      all.push(value);
      value.items.forEach(gather);
    } else if ('fields' in value) {
      all.push(value);
      for (const [, inner] of value.fields) gather(inner);
    }
  };
  values.forEach(gather);
  if (all.length === 0) return;
  const value = random.pick(all);
  if ('items' in value) {
    const times = random.pick([2, 2, 4, 10]);
    value.items = Array.from({ length: Math.min(value.items.length * times, 3_000) }, (_, index) =>
      copyOf(value.items[index % value.items.length]!),
    );
  } else {
    // Most filters have these; where they do not, the operation is refused and forgotten.
    const name = random.pick(['and', 'or', 'not', 'some']);
    const inner = copyOf(value.fields);
    if (name === 'not') value.fields = [['not', { fields: inner }]];
    else if (name === 'some') {
      const [first] = inner;
      if (first !== undefined) value.fields = [[first[0], { fields: [['some', { fields: inner }]] }]];
    } else value.fields = [[name, { items: [{ fields: inner }, { fields: copyOf(inner) }] }]];
  }
}

/** A copy of an operation with some changes. */
export function mutated(drawing: Drawing, draft: Draft): Draft {
  const changed = copyOf(draft);
  const times = 1 + drawing.random.below(3);
  for (let time = 0; time < times; time += 1) {
    drawing.random.pick(changes)(drawing, changed, placesOf(drawing.schema, changed));
  }
  return changed;
}
