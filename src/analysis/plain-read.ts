import { OperatorError } from '../errors.ts';
import type { PlanOperator } from './plan-tree.ts';
import { dottedNameAt, isName, isSymbol, isWord, type Token, tokensOf, withoutComments } from './tokens.ts';

/** Procedures that read the graph and nothing else. */
const PROCEDURES: ReadonlySet<string> = new Set([
  'db.index.fulltext.queryNodes',
  'db.index.fulltext.queryRelationships',
  'db.labels',
  'db.propertyKeys',
  'db.relationshipTypes',
  'db.schema.nodeTypeProperties',
  'db.schema.relTypeProperties',
  'db.schema.visualization',
]);

/** The functions of Cypher itself whose names have a dot; those of plug-ins can reach anywhere. */
const FUNCTIONS =
  /^((date|datetime|localdatetime|localtime|time)\.(realtime|statement|transaction|truncate|fromepoch|fromepochmillis)|duration\.(between|inDays|inMonths|inSeconds)|point\.(distance|withinBBox)|vector\.similarity\.(cosine|euclidean)|db\.nameFromElementId)$/i;

/** The operators of plans that only read. Every other is refused, whatever future versions of Neo4j bring. */
const OPERATORS: readonly RegExp[] = [
  /^(Partitioned)?(AllNodes|NodeByLabel|(Union|Intersection|Subtraction)NodeByLabels)Scan$/,
  /^(Partitioned|Multi)?Node(Unique)?Index(Seek|SeekByRange|Scan|ContainsScan|EndsWithScan)$/,
  /^NodeBy(Element)?Id(OrElementId)?Seek$/,
  /^(Partitioned)?(Directed|Undirected)(All|Union)?Relationships?(Type|Types|ById|ByElementId|(Unique)?Index)?(Contains|EndsWith)?(Scan|Seek|SeekByRange)$/,
  /^(Node|Relationship)CountFromCountStore$/,
  /^(Anti)?(Conditional|Semi)?Apply$|^RollUpApply$|^(Let)?(SelectOr)?(Anti)?SemiApply$/,
  /^(Optional)?Expand$|^VarLengthExpand$|^(Bidirectional)?Repeat$|^(Stateful)?ShortestPaths?$|^ProjectEndpoints$/,
  /^(Node|Value)HashJoin$|^(Node)?(Left|Right)OuterHashJoin$|^CartesianProduct$|^(Ordered)?Union$/,
  /^(Eager|Ordered)?Aggregation$|^(Ordered)?Distinct$|^(Partial)?(Sort|Top)$|^(Exhaustive)?Limit$|^Skip$/,
  /^(Argument|EmptyRow|EmptyResult|ProduceResults|Projection|Filter|Unwind|Optional|Eager|PreserveOrder)$/,
  /^(CacheProperties|RemoteBatchProperties|NullifyMetadata|Triadic(Selection|Build|Filter))$/,
];

/**
 * The text of one statement as the server may get it: without the semicolon that may end it, and with spaces for its
 * comments, on whose ends the server's own parsers do not agree. Throws an OperatorError where the text can do more than
 * read the graph. It looks at the words, since a plan does not show what stands in a nested subquery.
 */
export function plainReadText(text: string): string {
  if (/\\u/i.test(text)) {
    throw new OperatorError(
      'The query holds an escape such as \\u0041, which can hide what it does. Write the letter itself.',
    );
  }
  // Whether such a character ends a comment is a matter of versions, and with it all that follows.
  if (/[^\P{Cc}\t\n\r]|[\u2028\u2029]|\r(?!\n)/u.test(text)) {
    throw new OperatorError('The query holds a control character, which can hide what it does. Take it out.');
  }
  // Even in a string or comment: how text parts into those is the server's to say.
  if (/\bLOAD(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)+CSV\b/iu.test(text))
    throw refusal('LOAD CSV reads files and addresses');
  const tokens = tokensOf(text);
  const first = tokens[0];
  if (first === undefined) throw new OperatorError('The query is empty.');
  if (isWord(first, 'EXPLAIN') || isWord(first, 'PROFILE')) {
    throw new OperatorError(`Leave out ${first.text}, and say --${first.text.toLowerCase()} instead.`);
  }
  const end = tokens.findIndex((token) => isSymbol(token, ';'));
  if (end !== -1 && end !== tokens.length - 1) {
    throw new OperatorError('The text holds more than one statement. Run one at a time.');
  }
  for (const position of tokens.keys()) {
    refuseDoubt(tokens, position);
    const complaint = complaintAbout(tokens, position);
    if (complaint !== undefined) throw refusal(complaint);
  }
  return withoutComments(text, end === -1 ? tokens : tokens.slice(0, end)).trimEnd();
}

/** Throws an OperatorError for what another parser could take apart in another way. */
function refuseDoubt(tokens: readonly Token[], position: number): void {
  const { kind, text, start, end } = tokens[position]!;
  if (kind === 'word' && text.includes('$')) {
    throw new OperatorError(
      `The name ${text} holds a $, which versions of Cypher part differently. Put it in backticks.`,
    );
  }
  if (kind !== 'symbol') return;
  if (`'"\`\\`.includes(text))
    throw new OperatorError(`The query holds a ${text} that nothing closes, or that belongs in a string.`);
  const next = tokens[position + 1];
  if (text === '/' && isSymbol(next, '*') && next?.start === end) {
    throw new OperatorError(`The query holds a comment that nothing closes: /* at character ${start + 1}.`);
  }
}

function complaintAbout(tokens: readonly Token[], position: number): string | undefined {
  const token = tokens[position]!;
  if (!isName(token) || isPropertyName(tokens, position)) return undefined;
  const previous = tokens[position - 1];
  const next = tokens[position + 1];
  if (isWord(token, 'LOAD') && isWord(next, 'CSV')) return 'LOAD CSV reads files and addresses';
  if (isWord(token, 'USE') && (isName(next) || isSymbol(next, '('))) return 'USE turns to another database';
  if (/^TRANSACTIONS?$/i.test(token.text) && (isWord(previous, 'IN') || isWord(previous, 'CONCURRENT'))) {
    return 'IN TRANSACTIONS runs transactions of its own';
  }
  if (isWord(token, 'CALL') && isName(next)) {
    const { name } = dottedNameAt(tokens, position + 1);
    return PROCEDURES.has(name) ? undefined : `the procedure ${name} is none of those that only read the graph`;
  }
  const { name, next: after } = dottedNameAt(tokens, position);
  if (isWord(previous, 'CALL') && PROCEDURES.has(name)) return undefined;
  const isCall = name.includes('.') && isSymbol(tokens[after], '(');
  return isCall && !FUNCTIONS.test(name) ? `the function ${name} is none of Cypher's own` : undefined;
}

/** After the dot of a property any word is a name; not after a dot that ends a number (`1.`) or a range (`[..x]`). */
function isPropertyName(tokens: readonly Token[], position: number): boolean {
  const owner = tokens[position - 2];
  // `1_0.` is one number to some parsers.
  const ofNumber = tokens[position - 3]?.kind === 'literal' && tokens[position - 3]!.end === owner?.start;
  const isOwner =
    (isName(owner) && !ofNumber) || owner?.kind === 'parameter' || [')', ']', '}'].some((end) => isSymbol(owner, end));
  return isSymbol(tokens[position - 1], '.') && isOwner;
}

/** Throws an OperatorError where a plan, as EXPLAIN gives it, does more than read the graph. */
export function checkPlan(plan: PlanOperator | false, queryType: string): void {
  if (queryType === 'w' || queryType === 'rw') throw refusal('it writes');
  if (!plan || queryType !== 'r') throw refusal('it is a command to the server');
  checkOperator(plan);
}

function checkOperator({ operatorType, arguments: details, children }: PlanOperator): void {
  const operator = operatorType.replace(/[@(].*$/s, '');
  const procedure = /^([\w.]+)\(/.exec(String(details['Details'] ?? ''))?.[1] ?? '';
  const isRead = operator === 'ProcedureCall' ? PROCEDURES.has(procedure) : OPERATORS.some((one) => one.test(operator));
  if (!isRead) throw refusal(`its plan holds ${operator}${operator === 'ProcedureCall' ? ` of ${procedure}` : ''}`);
  for (const child of children) checkOperator(child);
}

function refusal(complaint: string): OperatorError {
  return new OperatorError(
    `The query is refused: ${complaint}. Only plain reads of the graph run here; for anything else use Neo4j Browser.`,
  );
}
