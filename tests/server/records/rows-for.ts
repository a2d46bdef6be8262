/** A column as `pragma table_info` tells it. */
type Column = Readonly<Record<string, unknown>>;

/** What refers to what, so that invented rows fit together: column → the column it repeats. */
const REFERS: Record<string, string> = {
  user_id: 'user.id',
  version_id: 'target_version.id',
  plan_id: 'plan.id',
  partner_id: 'partner.id',
  drive_id: 'drive.id',
  moved_from: 'drive.id',
  visit_id: 'visit.id',
  report_id: 'report.id',
  link_id: 'report_link.id',
  snapshot_hash: 'snapshot.hash',
  replaces: 'visit.id',
};

/** Two invented rows for a table of the records store; the second has nothing where nothing is allowed. */
export function rowsFor(table: string, columns: readonly Column[]): (string | number | null)[][] {
  return [0, 1].map((n) => columns.map((column) => valueOf(table, column, n)));
}

function valueOf(table: string, column: Column, n: number): string | number | null {
  const name = String(column['name']);
  const mayBeNothing = column['notnull'] === 0 && column['pk'] === 0;
  if (n === 1 && mayBeNothing) return null;
  if (String(column['type']).toLowerCase() === 'integer')
    return name === 'year' ? 2027 : 1_700_000_000_000 + n;
  return `${REFERS[name] ?? `${table}.${name}`} ${n}`;
}
