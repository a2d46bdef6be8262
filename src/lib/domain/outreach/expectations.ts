import { dayNumber, weekdayOf } from './calendar.ts';
import type { Visit } from './instance.ts';
import type { OutreachRequest, Range } from './request.ts';

type Desa = OutreachRequest['desa'][number];

/** People expected from a visit, before the market of its day. */
export function peopleOf(desa: Desa, kind: Visit['kind']): Range {
  if (kind === 'follow-up') return desa.followUp!.recovered;
  return kind === 'repeat' ? desa.repeat!.registrations : desa.registrations;
}

/** What the market of a day multiplies new registrations by. */
export function marketFactor({ market }: Desa, kind: Visit['kind'], date: string): number {
  return kind !== 'follow-up' && market?.weekday === weekdayOf(date) ? market.multiplier : 1;
}

/** People expected from a visit on a date, in the middle. */
export function peopleAt(desa: Desa, kind: Visit['kind'], date: string): number {
  return peopleOf(desa, kind).mid * marketFactor(desa, kind, date);
}

/** What a visit on a date adds to the value of a plan, be it allowed or not. */
export function worthAt(
  { objective }: Pick<OutreachRequest, 'objective'>,
  desa: Desa,
  kind: Visit['kind'],
  date: string,
): number {
  const weight = objective.registration + objective.stillActive * desa.stillActive;
  return weight * peopleAt(desa, kind, date) + (kind === 'first' ? desa.bonus : 0);
}

/** Whether a desa may have such a visit on a date. */
export function isAllowed(desa: Desa, kind: Visit['kind'], date: string): boolean {
  const { forbidden, notDays, onlyDays, lastVisit, minGapDays, followUp } = desa;
  if (forbidden || notDays.includes(date)) return false;
  if (kind === 'follow-up') return followUp?.notBefore == null || date >= followUp.notBefore;
  if (kind === 'first' && onlyDays.length > 0 && !onlyDays.includes(date)) return false;
  return lastVisit === null || dayNumber(date) - dayNumber(lastVisit) >= minGapDays;
}
