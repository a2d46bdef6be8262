import { addMonths, type Period } from '#lib/domain/calendar/period.ts';
import { contributionChanges } from '#lib/domain/contributions/changes.ts';
import { contributionOf, SECTORS, type ContributionRule } from '#lib/domain/contributions/rules.ts';
import type { SheetContribution } from '#lib/views/sheet-data.ts';

/** Changes so many months after a visit are told: who registers then will pay the new amount soon. */
const MONTHS_AHEAD = 3;

/** What self-employed people pay who register in a month and pay for themselves. */
export function sheetContribution(rules: readonly ContributionRule[], month: Period): SheetContribution {
  const ask = { segment: 'bpu', payer: 'self' } as const;
  const amounts: SheetContribution['amounts'] = [];
  for (const sector of SECTORS) {
    const of = (programme: 'JKK+JKM' | 'JHT') =>
      contributionOf(rules, { ...ask, programme, sector, month }).amountIdr;
    const [accidentAndDeath, oldAge] = [of('JKK+JKM'), of('JHT')];
    const withOldAge = accidentAndDeath === null || oldAge === null ? null : accidentAndDeath + oldAge;
    const same = amounts.find(
      (one) => one.accidentAndDeath === accidentAndDeath && one.withOldAge === withOldAge,
    );
    if (same) same.sectors.push(sector);
    else amounts.push({ sectors: [sector], accidentAndDeath, withOldAge });
  }
  const ahead = { segment: 'bpu', after: month, to: addMonths(month, MONTHS_AHEAD) } as const;
  const changes = contributionChanges(rules, ahead)
    .filter(({ programme, payer }) => programme === 'JKK+JKM' && payer === 'self')
    .map(({ month: from, sector, beforeIdr, afterIdr }) => ({ month: from, sector, beforeIdr, afterIdr }));
  return { month, amounts, changes };
}
