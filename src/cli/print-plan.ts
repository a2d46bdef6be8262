import type { TeamDayPrice } from '#lib/domain/outreach/explain/explanations.ts';
import type { OutreachPlan, PlannedDay } from '#lib/domain/outreach/result.ts';
import type { OutreachRequest, Range } from '#lib/domain/outreach/request.ts';
import {
  clashSentence,
  teamDaySentence,
  whyNotSentence,
  wishSentence,
  valueUnit,
  type PlanVoice,
} from '#lib/views/outreach-sentences.ts';

/** Of the desa left out, those that most is expected of. */
const MOST_LEFT_OUT = 10;

/** A plan as text: sums, how good it is, wishes missed, one line a team-day, and why it is as it is. */
export function printPlan(plan: OutreachPlan, request: OutreachRequest): void {
  const { days, value, bound, gap, registrations, recovered, km, costIdr, minutes, missed } = plan;
  const stops = days.reduce((sum, day) => sum + day.stops.length, 0);
  console.log(
    `${days.length} team-days, ${stops} visits, ${Math.round(minutes / 60)} hours, ${one(km)} km, Rp ${whole(costIdr)}`,
  );
  console.log(`expected new registrations: ${people(registrations)}`);
  if (recovered.high > 0) console.log(`expected to come back: ${people(recovered)}`);
  console.log(
    `objective value ${one(value)} of at most ${one(bound)}: gap ${(100 * gap).toFixed(2)}% (${one(plan.seconds)} s, ${plan.iterations} steps, seed ${plan.seed})`,
  );
  for (const { wish, wanted, planned } of missed)
    console.log(`missed: ${wish}, wanted ${one(wanted)}, planned ${one(planned)}`);
  for (const day of days) console.log(dayLine(day));
  const expected = new Map(request.desa.map((one) => [one.code, one.registrations.mid]));
  printReasons(plan, expected, { lang: 'en', desa: (code) => code, unit: valueUnit(request) });
}

function printReasons(
  { clash, explanations }: OutreachPlan,
  expected: ReadonlyMap<string, number>,
  voice: PlanVoice,
): void {
  if (clash !== null) console.log(clashSentence(clash, voice));
  if (explanations === null) return;
  const { floors, teamDays, whyNot } = explanations;
  for (const wish of floors) if (wish.costs > 0 || wish.missed > 0) console.log(wishSentence(wish, voice));
  const matters = ({ more, fewer }: TeamDayPrice) =>
    [more, fewer].some(({ value, missed }) => value !== 0 || missed.length > 0);
  for (const kind of teamDays.filter(matters))
    console.log(teamDaySentence(kind, teamDays.length === 1, voice));
  const leftOut = [...whyNot].sort((a, b) => expected.get(b.desa)! - expected.get(a.desa)!);
  for (const why of leftOut.slice(0, MOST_LEFT_OUT)) console.log(whyNotSentence(why, voice));
  if (whyNot.length > MOST_LEFT_OUT)
    console.log(`${whyNot.length - MOST_LEFT_OUT} more desa are left out; --json explains them all.`);
}

function dayLine({ date, team, stops, from, back, km }: PlannedDay): string {
  const visits = stops.map(
    ({ desa, kind, begin }) => `${clock(begin)} ${desa}${kind === 'first' ? '' : ` (${kind})`}`,
  );
  const mid = stops.reduce((sum, stop) => sum + stop.people.mid, 0);
  return `${date} ${team} ${clock(from)}–${clock(back)}: ${visits.join(', ')}; ${one(mid)} people, ${one(km)} km`;
}

function people({ low, mid, high }: Range): string {
  return `${one(mid)} (${one(low)} to ${one(high)})`;
}

function clock(minutes: number): string {
  const total = Math.round(minutes);
  return [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function one(value: number): string {
  return value.toFixed(1);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
