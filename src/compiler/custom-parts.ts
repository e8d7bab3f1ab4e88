import type { Expression, Match, Row, Variable } from './plan-node.ts';

const known = new WeakMap<Expression, boolean>();

/** True where Cypher that an author wrote stands in an expression, at any depth. */
export function holdsCustom(expression: Expression): boolean {
  let holds = known.get(expression);
  if (holds === undefined) {
    holds = isCustom(expression);
    known.set(expression, holds);
  }
  return holds;
}

function isCustom(expression: Expression): boolean {
  if (expression.kind === 'computed') return true;
  if (!('query' in expression)) return false;
  const { query } = expression;
  return query.match.kind === 'custom' || ('row' in query && rowHoldsCustom(query.row));
}

const rowHoldsCustom = ({ columns }: Row): boolean => columns.some((column) => holdsCustom(column.expression));

/** The variables of the row around it that an expression starts from. */
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
    case 'key':
      return 'of' in match.value ? [match.value.of] : [];
    case 'keys':
      return 'of' in match.values ? [match.values.of] : [];
    default:
      return [];
  }
}
