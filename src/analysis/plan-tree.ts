/** One operator of a plan as the driver gives it; only a profiled one has counts. */
export interface PlanOperator {
  /** As in `NodeIndexSeek@neo4j`. */
  readonly operatorType: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly children: readonly PlanOperator[];
  readonly dbHits?: number;
  readonly rows?: number;
}

/** A plan as lines: the operators as an indented tree, the last one that runs at the top, with what each counted. */
export function describePlan(plan: PlanOperator): readonly string[] {
  const isProfile = plan.dbHits !== undefined;
  const rows = walk(plan, 0);
  const tree = Math.max(...rows.map(({ name }) => name.length), 'Operator'.length);
  const heads = isProfile ? ['Rows', 'Db hits'] : ['Estimated rows'];
  const numbers = heads.map((head, column) =>
    Math.max(head.length, ...rows.map(({ counts }) => counts[column]!.length)),
  );
  const line = (name: string, counts: readonly string[], details: string) =>
    `${name.padEnd(tree)}  ${counts.map((count, column) => count.padStart(numbers[column]!)).join('  ')}  ${details}`.trimEnd();
  const lines = rows.map(({ name, counts, details }) => line(name, counts, details));
  const total = isProfile ? [`${totalHits(plan)} db hits in all.`] : [];
  return [line('Operator', heads, 'Details'), ...lines, ...total];
}

interface PlanRow {
  readonly name: string;
  readonly counts: readonly string[];
  readonly details: string;
}

function walk(plan: PlanOperator, depth: number): readonly PlanRow[] {
  const { operatorType, arguments: details, children, dbHits, rows } = plan;
  const counts =
    dbHits === undefined
      ? [String(Math.round(Number(details['EstimatedRows'] ?? 0)))]
      : [String(rows ?? 0), String(dbHits)];
  const name = `${'  '.repeat(depth)}${operatorType.replace(/@.*$/, '')}`;
  const text = String(details['Details'] ?? '').replaceAll(/\s+/g, ' ');
  return [{ name, counts, details: text }, ...children.flatMap((child) => walk(child, depth + 1))];
}

function totalHits({ dbHits = 0, children }: PlanOperator): number {
  return children.reduce((sum, child) => sum + totalHits(child), dbHits);
}
