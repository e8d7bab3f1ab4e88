import { camelCase, capitalized, isGraphQLName, Names } from './names.ts';
import { byCodePoint } from './observation.ts';

/** Scalars that the plugin makes where a property needs them. */
const SCALARS = ['Date', 'DateTime', 'LocalDateTime', 'Time', 'LocalTime', 'Duration', 'BigInt', 'Double', 'Point'];

/** Types that every schema of the plugin has, or can have. */
const GLOBAL = new Set([
  ...['Boolean', 'Float', 'ID', 'Int', 'String', 'Query', 'Mutation', 'Subscription', ...SCALARS],
  ...['Node', 'PageInfo', 'OrderDirection', 'Count', 'CountedValue', 'CrossCount', 'CountOrder'],
  ...['Text', 'Int', 'Float', 'Boolean', ...SCALARS].flatMap((type) =>
    ['', 'Optional'].flatMap((optional) => ['', 'List'].map((list) => `${optional}${type}${list}Filter`)),
  ),
]);

/** Whether the filter over nodes of a type would be called like that over values: `TextFilter`. */
const hasTakenFilter = (name: string): boolean => ['Filter', 'ListFilter'].some((end) => GLOBAL.has(`${name}${end}`));

/** What the plugin puts behind the name of a type, or of a type and a field, to name what belongs to it. */
const SUFFIXES =
  /^.*(Connection|Edge|Filter|Order|OrderField|Link|Dimension|Count|CrossCount|CountConnection|CountEdge)$/;

/**
 * Whether a name is, or may become, that of another type: `FilmFilter` beside `Film`. It is judged by the beginning, since
 * fields stand between the name of a type and the end.
 */
function isTaken(name: string, names: readonly string[]): boolean {
  if (GLOBAL.has(name) || hasTakenFilter(name)) return true;
  return SUFFIXES.test(name) && names.some((other) => other !== name && name.startsWith(other));
}

/** The name of the type for each label: the label itself where GraphQL takes it and nothing else has it. */
export function typeNamesOf(labels: readonly string[]): ReadonlyMap<string, string> {
  const plain = labels.filter(isGraphQLName);
  const kept = plain.filter((label) => !isTaken(label, plain));
  const names = new Names(kept);
  const typeNames = new Map(kept.map((label) => [label, label]));
  for (const label of [...labels].sort(byCodePoint)) {
    if (typeNames.has(label)) continue;
    const wanted = isGraphQLName(label) ? label : capitalized(camelCase(label) ?? 'Label');
    // What ends in `Node` is no name that the plugin gives.
    const isFree = !isTaken(wanted, kept);
    typeNames.set(label, isFree ? names.take(wanted, `${wanted}Node`) : names.take(`${wanted}Node`));
  }
  return typeNames;
}
