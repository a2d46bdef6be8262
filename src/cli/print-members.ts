import type { RetentionRow } from '#lib/domain/coverage/retention.ts';
import type { People } from '#lib/domain/coverage/status-table.ts';
import type { Endings, MembersPageData, MembersReport } from '#lib/views/members-data.ts';

/** Statuses, endings and retention as text. */
export function printMembers({ members, batch, batchDesa }: MembersPageData): void {
  const { query, place, basis, graceMonths } = members;
  const from = basis ?? 'not reported';
  console.log(
    `${place}, ${query.period}, basis: ${from}, grace ${graceMonths} months, build ${members.build.id}`,
  );
  printStatus(members);
  printEndings(members.endings);
  if (batch) {
    console.log(`desa of ${batch.payer}, paid through ${batch.lastMonth}:`);
    for (const { code, name, people } of batchDesa) console.log(`  ${code} ${name}: ${people}`);
  }
  console.log(`stayed (${members.retention.basis}), segment ${query.segment}:`);
  for (const row of members.retention.rows) console.log(`  ${retentionLine(row)}`);
}

function printStatus({ status }: MembersReport): void {
  for (const { segment, active, arrears, ended, registered, entered, endedThisMonth } of status) {
    console.log(
      `${segment}: registered ${shown(registered)} = active ${shown(active)} + arrears ${shown(arrears)} + ended ${shown(ended)}; this month in ${shown(entered)}, out ${shown(endedThisMonth)}`,
    );
  }
}

function printEndings({ months, batches, withoutLastMonth, reason }: Endings): void {
  if (reason !== null) console.log(`ending within ${months} months: unknown (${reason})`);
  else
    console.log(
      `ending within ${months} months: ${batches.reduce((sum, { people }) => sum + people, 0)} people`,
    );
  for (const { payer, lastMonth, people, desa } of batches)
    console.log(`  ${payer}, paid through ${lastMonth}: ${people} people, ${desa} desa`);
  if (withoutLastMonth > 0) console.log(`  last month unknown: ${withoutLastMonth} people, in none of them`);
}

function retentionLine({ payer, horizonMonths, active, began, reason }: RetentionRow): string {
  const what = active === null || began === null ? `unknown (${reason})` : `${active} of ${began}`;
  return `${payer}, after ${horizonMonths} months: ${what}`;
}

function shown({ people, reason }: People): string {
  return people === null ? `unknown (${reason})` : String(people);
}
