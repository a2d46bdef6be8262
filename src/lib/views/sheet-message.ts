import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import type { SheetData, SheetDay } from './sheet-data.ts';
import { clock, dayLong, dayPeople, isLive, placeText, rangeText, stopNotes } from './sheet-text.ts';
import { wordsFor } from './words/index.ts';

/** Of a day; with the line about the simulation a message stays below 1500. */
const MOST_LETTERS = 1400;

type Told = Pick<SheetData, 'base' | 'figures'>;

/** A team's day as a message to paste into WhatsApp, where `*bold*` is bold. Names lose what would be read as such a mark. */
export function dayMessage(day: SheetDay, told: Told, lang: Lang): string {
  return [...simulation(told, lang), dayText(day, told, lang)].join('\n');
}

/** All days of the sheets in one text, below the name of the plan. */
export function planMessage(data: SheetData, lang: Lang): string {
  const { sheets } = wordsFor(lang);
  const head = [sheets.message.heading(plain(data.plan.name)), ...simulation(data, lang)].join('\n');
  const days = data.days.map((day) => dayText(day, data, lang));
  return [head, ...(days.length > 0 ? days : [sheets.noDays])].join('\n\n');
}

function simulation({ figures }: Told, lang: Lang): string[] {
  return figures.simulated ? [wordsFor(lang).sheets.message.simulation] : [];
}

function dayText(day: SheetDay, { base }: Told, lang: Lang): string {
  const said = wordsFor(lang).sheets;
  const { count, decimal } = formatFor(lang);
  const { message } = said;
  const { travel } = day;
  const people = rangeText(dayPeople(day).registrations, lang);
  const head = [
    message.day(dayLong(day.date, lang), plain(day.team)),
    ...(travel === null ? [] : [message.leaves(clock(travel.from, lang), plain(base.name))]),
  ];
  const stops = day.stops.map((stop, i) => {
    const { begin, leave } = stop;
    const where = plain([placeText(stop, lang), ...stopNotes(stop, lang)].join(', '));
    const line = message.stop(String(i + 1), clock(begin, lang), clock(leave, lang), where);
    return isLive(stop) ? line : `~${line}~`;
  });
  const tail = [
    ...(travel === null ? [] : [message.total(people, decimal(travel.km, 1), clock(travel.back, lang))]),
    message.bring,
  ];
  return fitted(head, stops, tail, (left) => message.more(count(left)));
}

/** Leaves the last stops out until it is short enough. */
function fitted(
  head: readonly string[],
  stops: readonly string[],
  tail: readonly string[],
  more: (left: number) => string,
): string {
  const withFirst = (told: number) => {
    const left = stops.length - told;
    return [...head, ...stops.slice(0, told), ...(left > 0 ? [more(left)] : []), ...tail].join('\n');
  };
  let told = stops.length;
  while (told > 0 && withFirst(told).length > MOST_LETTERS) told--;
  return withFirst(told);
}

function plain(text: string): string {
  return text
    .replaceAll(/[*_~`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
