import { addMonths } from '../domain/calendar/period.ts';
import type { RetentionRow } from '../domain/coverage/retention.ts';
import { formatFor } from './format.ts';
import type { Endings, MembersReport } from './members-data.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

/**
 * Who will end, as one sentence: people of the batches within the nearest of 3, 6 and 12 months in which any ends, up to which
 * month they are paid for, and from when they are in arrears; or that nobody ends, or why it is unknown.
 */
export function endingsSentence({ endings, place, query }: MembersReport, lang: Lang): string {
  const { members: said, payer: payers } = wordsFor(lang);
  const format = formatFor(lang);
  if (endings.reason !== null) return said.endsUnknown(place, said.endingsReason[endings.reason]);
  const near = endings.within.find(({ people }) => people !== null && people > 0);
  const batches = endings.batches.slice(0, near?.batches ?? 0);
  const [first] = batches;
  if (!near || !first)
    return said.endsNobody(place, format.count(endings.months), format.monthLong(query.period));
  const last = format.monthLong(batches.at(-1)!.lastMonth);
  const people = format.count(near.people);
  const from = format.monthLong(addMonths(first.lastMonth, 1));
  const then =
    first.lastMonth === batches.at(-1)!.lastMonth
      ? said.endsAll(people, from)
      : said.endsFirst(format.count(first.people), payers[first.payer], from);
  return `${said.ends(place, people, last)}: ${then}`;
}

/** Who stays, as one sentence: of all cohorts at the longest horizon that is known. */
export function retentionSentence({ retention }: MembersReport, lang: Lang): string {
  const { members: said } = wordsFor(lang);
  const format = formatFor(lang);
  const rows = retention.rows.filter(({ payer }) => payer === 'total');
  const known = rows.findLast(({ rate }) => rate !== null);
  if (!known) return said.stayedUnknown(said.retentionReason[rows[0]?.reason ?? 'no-cohort']);
  const { rate, horizonMonths, active, began } = known;
  return said.stayed(
    format.percent(rate),
    format.count(horizonMonths),
    format.count(active),
    format.count(began),
  );
}

/** `39,4% (6.401 dari 16.260)`; `–` where unknown. */
export function retentionText({ rate, active, began }: RetentionRow, lang: Lang): string {
  const format = formatFor(lang);
  if (rate === null) return format.percent(null);
  return wordsFor(lang).members.share(format.percent(rate), format.count(active), format.count(began));
}

/** What ends within 90 days, for a first page: people, batches and the nearest one; nobody; or why it is unknown. */
export function soonSentence({ batches, within, reason }: Endings, lang: Lang): string {
  const { members: said, payer: payers } = wordsFor(lang);
  const format = formatFor(lang);
  if (reason !== null) return said.soonUnknown(said.endingsReason[reason]);
  const soon = within[0];
  const [first] = batches;
  if (!soon || soon.people === 0 || !first) return said.soonNone;
  const nearest = said.soonNearest(
    format.count(soon.batches),
    format.monthLong(first.lastMonth),
    payers[first.payer],
    format.count(first.people),
  );
  return said.soon(format.count(soon.people), nearest);
}
