import { camelCase, capitalized, isGraphQLName, Names } from './names.ts';
import { byCodePoint } from './observation.ts';

/** Scalars that the plugin adds to a schema when a property needs them. */
const SCALARS = ['Date', 'DateTime', 'LocalDateTime', 'Time', 'LocalTime', 'Duration', 'BigInt', 'Double', 'Point'];

/** Names of types that every schema of the plugin has or can have. */
const GLOBAL = new Set([
  ...['Boolean', 'Float', 'ID', 'Int', 'String', 'Query', 'Mutation', 'Subscription', ...SCALARS],
  ...['Node', 'PageInfo', 'OrderDirection', 'Count', 'CountedValue', 'CrossCount', 'CountOrder'],
  ...['Text', 'Int', 'Float', 'Boolean', ...SCALARS].flatMap((type) =>
    ['', 'Optional'].flatMap((optional) => ['', 'List'].map((list) => `${optional}${type}${list}Filter`)),
  ),
]);

/** Whether the filter of a type would have the name of a filter over values, such as `TextFilter`. */
const hasTakenFilter = (name: string): boolean => ['Filter', 'ListFilter'].some((end) => GLOBAL.has(`${name}${end}`));

/** The endings that the plugin appends to the name of a type, or of a type and a field. */
const SUFFIXES =
  /^.*(Connection|Edge|Filter|Order|OrderField|Link|Dimension|Count|CrossCount|CountConnection|CountEdge)$/;

/**
 * Whether another type has the name or can get it, such as `FilmFilter` beside `Film`. Only the beginning and the ending are
 * compared, since the name of a field can stand between them.
 */
function isTaken(name: string, names: readonly string[]): boolean {
  if (GLOBAL.has(name) || hasTakenFilter(name)) return true;
  return SUFFIXES.test(name) && names.some((other) => other !== name && name.startsWith(other));
}

/** The name of the type for each label: the label itself if it is a valid name that no other type has. */
export function typeNamesOf(labels: readonly string[]): ReadonlyMap<string, string> {
  const plain = labels.filter(isGraphQLName);
  const kept = plain.filter((label) => !isTaken(label, plain));
  const names = new Names(kept);
  const typeNames = new Map(kept.map((label) => [label, label]));
  for (const label of [...labels].sort(byCodePoint)) {
    if (typeNames.has(label)) continue;
    const wanted = isGraphQLName(label) ? label : capitalized(camelCase(label) ?? 'Label');
    // The plugin gives no type a name that ends in `Node`.
    const isFree = !isTaken(wanted, kept);
    typeNames.set(label, isFree ? names.take(wanted, `${wanted}Node`) : names.take(`${wanted}Node`));
  }
  return typeNames;
}
