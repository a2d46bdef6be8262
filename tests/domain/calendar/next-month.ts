// Prints which day it is in Jakarta at a moment, and the month that is planned then: `next-month.ts <instant>`.
import { nextMonth } from '#lib/domain/calendar/holidays.ts';
import { jakartaDate } from '#lib/domain/calendar/today.ts';

const now = new Date(process.argv[2]!);
const today = jakartaDate(now);
console.log(JSON.stringify({ hours: now.getHours(), today, ...nextMonth(today) }));
