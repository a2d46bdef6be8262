import { z } from 'zod';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { LINK_DAYS } from '#lib/domain/reports/link-days.ts';
import type { LinkWishes } from '../../records/report-links.ts';
import { UserError } from '../../user-error.ts';

const daysSchema = z.coerce.number().pipe(z.literal(LINK_DAYS));
const dateSchema = z.iso.date();

/** What the form of a new link says. @throws UserError for a date that cannot be used */
export function readLinkWishes(form: FormData, now: Date): LinkWishes {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    label: text('label'),
    expiresAt: readExpiry(form, now),
    password: text('password') || null,
    follows: form.get('follows') === '1',
    origins: text('origins')
      .split(/\s+/)
      .filter((origin) => origin !== ''),
  };
}

/**
 * When a link ends: with the last day in Jakarta that was chosen, or so many days from today.
 * @throws UserError for a day that is none or not after today
 */
export function readExpiry(form: FormData, now: Date): Date {
  const days = daysSchema.safeParse(form.get('until'));
  const today = jakartaDate(now);
  if (days.success) return endOf(today, days.data);
  const date = dateSchema.safeParse(form.get('date'));
  if (!date.success || date.data <= today) throw noDate();
  return endOf(date.data, 0);
}

/** Midnight in Jakarta after the day that is so many days later. */
function endOf(day: string, days: number): Date {
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + (days + 1) * 86_400_000);
}

function noDate(): UserError {
  return new UserError('Choose a last day after today.', 'Pilih tanggal terakhir yang sesudah hari ini.');
}
