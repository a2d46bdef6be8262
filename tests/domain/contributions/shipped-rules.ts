import { readFileSync } from 'node:fs';
import type { ContributionRule } from '#lib/domain/contributions/rules.ts';

/** The rules of data/reference/contributions.csv, read without the warehouse; segments as staging writes them. */
export const SHIPPED: ContributionRule[] = readFileSync('data/reference/contributions.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [programme, segment, sector, payer, base, discount, validFrom, validTo, source] = line.split(',');
    return {
      programme: programme!,
      segment: segment!.toLowerCase(),
      sector: sector!,
      payer: payer!,
      baseIdr: Number(base),
      discount: Number(discount),
      validFrom: validFrom!,
      validTo: validTo === '' ? null : validTo!,
      source: source!,
    };
  });

/** A rule that holds for everybody from July 2015, changed where told. */
export function ruleOf(given: Partial<ContributionRule>): ContributionRule {
  return {
    programme: 'JKK+JKM',
    segment: 'bpu',
    sector: 'any',
    payer: 'any',
    baseIdr: 16_800,
    discount: 0,
    validFrom: '2015-07',
    validTo: null,
    source: 'uji',
    ...given,
  };
}
