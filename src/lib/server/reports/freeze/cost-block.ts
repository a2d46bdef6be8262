import { addMonths, type Period } from '#lib/domain/calendar/period.ts';
import type { PublishedRow } from '#lib/domain/coverage/published-row.ts';
import type { SnapshotCost, SnapshotPlace } from '#lib/domain/reports/snapshot.ts';
import type { PayerCost } from '#lib/views/contribution-data.ts';
import { gapCosts, PROTECTED_MONTHS } from '../../pages/contributions.ts';
import type { Freezing } from './freezing.ts';

/** What it costs to protect the published gap of BPU workers of a place, from the month after the report's. */
export async function frozenCost(
  freezing: Freezing,
  place: SnapshotPlace,
  { rows, period }: { rows: readonly PublishedRow[]; period: Period },
): Promise<SnapshotCost> {
  const from = addMonths(period, 1);
  const row = rows.find(({ code, segment }) => code === place.code && segment === 'bpu');
  const costs = row ? await gapCosts(freezing.context, row, from) : [];
  return {
    ...{ from, months: PROTECTED_MONTHS, gap: row?.gap ?? null },
    costs: costs.flatMap(frozenPayer),
  };
}

/** Without the months that nobody has a rule for there is no sum to be told. */
function frozenPayer({ payer, sectors, cost, lowIdr, highIdr }: PayerCost): SnapshotCost['costs'] {
  if (cost.totalIdr === null) return [];
  const monthlyIdr: { from: Period; to: Period; idr: number }[] = [];
  for (const { month, perPersonIdr } of cost.months) {
    const last = monthlyIdr.at(-1);
    if (last?.idr === perPersonIdr) last.to = month;
    else monthlyIdr.push({ from: month, to: month, idr: perPersonIdr ?? 0 });
  }
  return [{ payer, sectors, monthlyIdr, totalIdr: cost.totalIdr, lowIdr, highIdr }];
}
