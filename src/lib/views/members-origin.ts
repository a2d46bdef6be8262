import { addMonths } from '../domain/calendar/period.ts';
import type { Payer } from '../domain/coverage/enrollment.ts';
import { passportUrl } from './downloads.ts';
import { formatFor } from './format.ts';
import type { MembersQuery, MembersReport, SegmentStatus } from './members-data.ts';
import type { Lang } from './page-data.ts';
import { importLines, type PassportSection } from './passport-sentences.ts';
import { wordsFor } from './words/index.ts';

/** Where the statuses come from. */
export function statusOrigin(report: MembersReport, lang: Lang): PassportSection[] {
  const { members: said } = wordsFor(lang);
  const formula = report.status.flatMap((row) => registeredLine(row, lang));
  const balance = report.basis === 'last-month-paid' ? [said.origin.entered] : [];
  const counts = said.origin.counts(formatFor(lang).count(report.records.allCounts));
  return sections(report, lang, [...formula, ...balance], [counts, ...unreportedLines(report, lang)]);
}

/** Where the batches that end come from. */
export function endingsOrigin(report: MembersReport, lang: Lang): PassportSection[] {
  const { members: said, payer: payers } = wordsFor(lang);
  const format = formatFor(lang);
  const { endings, query } = report;
  const lines = endings.within.flatMap(({ months, people, batches }) => {
    if (people === null) return [];
    const parts = endings.batches
      .slice(0, batches)
      .map((one) =>
        said.origin.part(payers[one.payer], format.month(one.lastMonth), format.count(one.people)),
      );
    return [said.origin.ends(format.count(months), parts.join(' + ') || '0', format.count(people))];
  });
  const last = addMonths(query.period, endings.months - 1);
  const rule = said.origin.endsRule(format.month(query.period), format.month(last));
  const unknown = endings.reason === null ? [] : [said.endingsUnknown(said.endingsReason[endings.reason])];
  const leftOut =
    endings.withoutLastMonth > 0 ? [said.withoutLastMonth(format.count(endings.withoutLastMonth))] : [];
  return sections(
    report,
    lang,
    [...lines, ...unknown, rule],
    [
      said.origin.counts(format.count(report.records.counts)),
      said.origin.dated(format.count(report.records.dated)),
      ...leftOut,
      ...unreportedLines(report, lang),
    ],
  );
}

/** Where retention and cohorts come from. */
export function retentionOrigin(report: MembersReport, lang: Lang): PassportSection[] {
  const { members: said } = wordsFor(lang);
  const format = formatFor(lang);
  const lines = report.retention.rows.flatMap(({ payer, horizonMonths, rate, active, began }) =>
    rate === null
      ? []
      : [
          said.origin.retained(
            payerName(payer, lang),
            format.count(horizonMonths),
            format.count(active),
            format.count(began),
            format.percent(rate),
          ),
        ],
  );
  const { withoutFirstMonth, beforeReports } = report.cohorts;
  return sections(
    report,
    lang,
    [...lines, said.retentionBasis[report.retention.basis], said.origin.cell],
    [
      said.origin.counts(format.count(report.records.counts)),
      said.origin.dated(format.count(report.records.dated)),
      said.cohortsLeftOut(format.count(withoutFirstMonth), format.count(beforeReports)),
      said.origin.importsUpTo(format.count(report.importsUpTo)),
    ],
  );
}

/** A payer, or all of them. */
export function payerName(payer: Payer | 'total', lang: Lang): string {
  const { members: said, payer: payers } = wordsFor(lang);
  return payer === 'total' ? said.total : payers[payer];
}

function sections(
  { imports, graceMonths, build, basis }: MembersReport,
  lang: Lang,
  formula: readonly string[],
  rows: readonly string[],
): PassportSection[] {
  const { members: said, passport } = wordsFor(lang);
  const format = formatFor(lang);
  const assumption = basis === 'counts' ? [said.graceSaid] : [];
  return [
    { heading: passport.formula, lines: formula.length > 0 ? [...formula] : [said.origin.unknown] },
    { heading: passport.rows, lines: [...rows] },
    { heading: passport.inputs, lines: importLines(imports, lang) },
    { heading: passport.assumptions, lines: [passport.grace(format.count(graceMonths)), ...assumption] },
    { heading: passport.build, lines: [passport.buildLine(build.id, format.dateTime(build.builtAt))] },
  ];
}

function registeredLine({ segment, registered, ...row }: SegmentStatus, lang: Lang): string[] {
  const { members: said, segment: segments } = wordsFor(lang);
  const format = formatFor(lang);
  if (registered.reason !== null)
    return [said.origin.registeredUnknown(segments[segment], said.reason[registered.reason])];
  const parts = (['active', 'arrears', 'ended'] as const).flatMap((key) =>
    row[key].people === null ? [] : [`${said[key].toLowerCase()} ${format.count(row[key].people)}`],
  );
  return [said.origin.registered(segments[segment], parts.join(' + '), format.count(registered.people))];
}

function unreportedLines({ status, desaExpected }: MembersReport, lang: Lang): string[] {
  const { members: said, segment: segments } = wordsFor(lang);
  const format = formatFor(lang);
  const lines = status.flatMap(({ segment, desaReported }) =>
    segment === 'total' || desaReported >= desaExpected
      ? []
      : [said.origin.notReported(segments[segment], format.count(desaExpected - desaReported))],
  );
  return lines.length > 0 ? lines : [said.origin.allReported];
}

/** Address of the same report as JSON. */
export function membersJson({ period, segment, kecamatan, months }: MembersQuery): string {
  const query = { of: 'members', period, segment, months: String(months) };
  return passportUrl(kecamatan === null ? query : { ...query, kecamatan });
}
