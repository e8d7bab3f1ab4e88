/** Types that every schema of the plugin has, or can have. */
const GLOBAL = new Set([
  ...['Boolean', 'Float', 'ID', 'Int', 'String', 'Date', 'DateTime', 'Query', 'Mutation', 'Subscription'],
  ...['Node', 'PageInfo', 'OrderDirection', 'Count', 'CountedValue', 'CrossCount', 'CountOrder'],
  ...['Text', 'Int', 'Float', 'Boolean', 'Date', 'DateTime'].flatMap((type) =>
    ['', 'Optional'].flatMap((optional) => ['', 'List'].map((list) => `${optional}${type}${list}Filter`)),
  ),
]);

/** Whether the filter over nodes of a label would be called like that over values: `TextFilter`. */
export const hasTakenFilter = (label: string): boolean =>
  ['Filter', 'ListFilter'].some((end) => GLOBAL.has(`${label}${end}`));

/** What the plugin puts behind the name of a type, or of a type and a field, to name what belongs to it. */
const SUFFIXES =
  /^.*(Connection|Edge|Filter|Order|OrderField|Link|Dimension|Count|CrossCount|CountConnection|CountEdge)$/;

/**
 * Whether the name of a label is, or may become, that of another type: `FilmFilter` beside a label `Film`. It is judged by
 * the beginning, since fields stand between the label and the end.
 */
export function isTypeNameTaken(label: string, labels: readonly string[]): boolean {
  if (GLOBAL.has(label)) return true;
  return SUFFIXES.test(label) && labels.some((other) => other !== label && label.startsWith(other));
}
