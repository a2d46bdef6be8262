import type { ImportReport } from '#lib/views/import-data.ts';

const SHOWN = 20;

/** What a file says and what it would change, as text. */
export function printReport(report: ImportReport): void {
  const { file, kind, periods, accepted, diff } = report;
  const months = [...new Set([periods[0], periods.at(-1)])].filter(Boolean).join(' to ');
  const how = [file.format, file.encoding, file.delimiter && `"${file.delimiter}"`]
    .filter(Boolean)
    .join(', ');
  console.log(
    `${file.name} (${how}): ${kind}${months && `, ${months}`}${report.template ? `, template "${report.template}"` : ''}`,
  );
  console.log(`accepted: ${accepted.rows} rows${accepted.people ? `, ${accepted.people} people` : ''}`);
  printList('columns thrown away', report.droppedColumns);
  printList(
    'to review',
    report.review.map(({ line, rows, given, candidates }) => {
      const place = [given.code, given.kecamatan, given.desa].filter(Boolean).join(' / ');
      const could = candidates
        .map(({ code, name, kecamatan }) => `${code} ${name} (${kecamatan})`)
        .join(', ');
      return `line ${line}${rows > 1 ? ` (${rows} rows)` : ''}: ${place} — ${could || 'no candidate'}`;
    }),
  );
  printList(
    'rejected',
    report.rejected.map(({ line, reason }) => `line ${line}: ${reason}`),
    report.rejectedCount,
  );
  printList(
    'remarks',
    report.warnings.map(({ message }) => message),
  );
  if (report.boundaries) printBoundaries(report.boundaries);
  for (const { period, segment, before, after, desaChanged } of diff.months.slice(0, SHOWN)) {
    const was = before === null ? 'not loaded' : String(before);
    console.log(
      `change: ${[period, segment].filter(Boolean).join(' ') || 'residents'}: ${was} → ${after} people, ${desaChanged} desa`,
    );
  }
  console.log(report.next);
}

function printBoundaries({
  matched,
  total,
  missing,
  unmatched,
  invalid,
}: NonNullable<ImportReport['boundaries']>) {
  console.log(`matched ${matched} of ${total} desa`);
  printList('missing (drawn as approximate cells)', missing);
  printList('features that are no desa of this branch', unmatched);
  printList('invalid features', invalid);
}

function printList(title: string, items: readonly string[], count = items.length): void {
  if (count === 0) return;
  console.log(`${title}: ${count}`);
  for (const item of items.slice(0, SHOWN)) console.log(`  ${item}`);
  if (count > SHOWN) console.log(`  … and ${count - SHOWN} more (--json lists all)`);
}
