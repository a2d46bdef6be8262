import { createHash } from 'node:crypto';
import { createEvents, type EventAttributes } from 'ics';
import type { Lang } from '#lib/views/page-data.ts';
import type { SheetData, SheetDay } from '#lib/views/sheet-data.ts';
import { dayMessage } from '#lib/views/sheet-message.ts';
import { isLive } from '#lib/views/sheet-text.ts';
import { wordsFor } from '#lib/views/words/index.ts';

/** Asia/Jakarta is seven hours ahead of UTC in every season. */
const UTC_OFFSET_MINUTES = 7 * 60;
/** Of a message for WhatsApp. */
const MARKS = /[*_~]/g;

/**
 * Team-days as an iCalendar file (RFC 5545), times in UTC so that every calendar shows them right. Ids follow from plan, date and team,
 * and the sequence grows with its saves and changes: what is imported again replaces what was there. A day of which nothing is left is cancelled.
 */
export function sheetCalendar(data: SheetData, lang: Lang): string {
  const { error, value } = createEvents(
    data.days.map((day) => eventOf(day, data, lang)),
    { productId: 'jangkau', method: 'PUBLISH', calName: oneLine(data.plan.name) },
  );
  if (error || value === null) throw error ?? new Error('the calendar could not be written');
  return value;
}

function eventOf(day: SheetDay, data: SheetData, lang: Lang): EventAttributes & { timestamp: number } {
  const { plan, base, changed } = data;
  const said = wordsFor(lang).sheets;
  const live = day.stops.filter(isLive);
  const areas = [...new Set(live.map(({ kecamatan }) => kecamatan))].join(', ');
  const [from, to] = hours(day);
  return {
    uid: `${plan.id}-${day.date}-${hash(day.team)}@jangkau`,
    sequence: plan.version + changed.steps,
    timestamp: Date.parse(data.madeAt),
    title: oneLine(said.calendarTitle(day.team, areas || plan.name)),
    start: at(day.date, from),
    end: at(day.date, Math.max(from + 1, to)),
    ...{ startOutputType: 'utc', endOutputType: 'utc' },
    description: dayMessage(day, data, lang).replaceAll(MARKS, ''),
    location: oneLine(base.name),
    geo: { lat: base.lat, lon: base.lon },
    status: live.length === 0 ? 'CANCELLED' : 'CONFIRMED',
  };
}

/** Minutes after midnight in Jakarta. */
function hours({ travel, stops }: SheetDay): [from: number, to: number] {
  if (travel !== null) return [travel.from, travel.back];
  return [Math.min(...stops.map(({ begin }) => begin)), Math.max(...stops.map(({ leave }) => leave))];
}

/** A moment in milliseconds since 1970, whatever the time zone of this machine. */
function at(date: string, minutes: number): number {
  return Date.parse(`${date}T00:00:00Z`) + (Math.round(minutes) - UTC_OFFSET_MINUTES) * 60_000;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}
