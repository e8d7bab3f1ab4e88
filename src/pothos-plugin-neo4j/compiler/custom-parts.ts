import type { Expression, Match, Row, Variable } from './plan-node.ts';

const known = new WeakMap<Expression, boolean>();

/** Whether an expression contains an aggregation, at any depth. Cypher of an author may contain one. */
export function holdsAggregation(expression: Expression): boolean {
  let holds = known.get(expression);
  if (holds === undefined) {
    holds = isAggregation(expression);
    known.set(expression, holds);
  }
  return holds;
}

function isAggregation(expression: Expression): boolean {
  if (['computed', 'counts', 'crossTabulation', 'countPage'].includes(expression.kind)) return true;
  if (!('query' in expression)) return false;
  const { query } = expression;
  const isGrouped = 'grouping' in query && query.grouping !== undefined;
  return query.match.kind === 'custom' || isGrouped || ('row' in query && rowHoldsAggregation(query.row));
}

const rowHoldsAggregation = ({ columns }: Row): boolean =>
  columns.some((column) => holdsAggregation(column.expression));

/** The variables of the surrounding row that an expression starts from. */
export function originOf(expression: Expression): readonly Variable[] {
  if (expression.kind === 'computed') return expression.from;
  return 'query' in expression ? originOfMatch(expression.query.match) : [];
}

function originOfMatch(match: Match): readonly Variable[] {
  switch (match.kind) {
    case 'custom':
      return match.from;
    case 'hops':
      return [match.from];
    case 'each':
      return [match.list, match.node];
    case 'key':
      return 'of' in match.value ? [match.value.of] : [];
    case 'keys':
      return 'of' in match.values ? [match.values.of] : [];
    default:
      return [];
  }
}
