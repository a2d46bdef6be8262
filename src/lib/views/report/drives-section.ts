import type { SnapshotBlock } from '../../domain/reports/snapshot.ts';
import type { ReportCell, ReportSection, ReportTable } from './document.ts';
import { countCell, countSaid, numberColumn, textCell } from './published-text.ts';
import type { ReportContext } from './report-context.ts';

type DrivesBlock = Extract<SnapshotBlock, { kind: 'drives' }>;

/** Visits of the month, and those planned for after it. */
export function drivesSection(
  block: DrivesBlock,
  context: ReportContext,
): Omit<ReportSection, 'id' | 'kind'> {
  const { words, format, snapshot } = context;
  const { drives: said, heading } = words.report;
  const { done, planned, total } = block;
  const month = format.monthLong(snapshot.period);
  return {
    heading: heading.drives,
    sentences: [
      ...(total.visits === 0
        ? [said.none(month)]
        : [
            said.done(month, format.count(total.visits), format.count(done.length)),
            registeredText(total, context),
          ]),
      plannedText(planned, context),
    ],
    figures: [],
    picture: null,
    table: done.length + planned.length === 0 ? null : drivesTable(block, said.caption(month), context),
    notes: [],
  };
}

function registeredText({ registered }: DrivesBlock['total'], context: ReportContext): string {
  const { drives: said } = context.words.report;
  return registered === null ? said.registeredUnknown : said.registered(countSaid(registered, context));
}

function plannedText(planned: DrivesBlock['planned'], { words, format }: ReportContext): string {
  const { drives: said } = words.report;
  const dates = planned.map(({ date }) => date).sort();
  if (dates.length === 0) return said.plannedNone;
  const desa = new Set(planned.map(({ code }) => code)).size;
  return said.planned(format.count(planned.length), format.count(desa), format.date(dates[0]!));
}

function drivesTable({ done, planned }: DrivesBlock, caption: string, context: ReportContext): ReportTable {
  const { words, format } = context;
  const { columns: said } = words.report;
  const text = (id: 'dates' | 'desa' | 'kecamatan' | 'status') => ({
    ...{ id, head: said[id], unit: null, numeric: false },
  });
  return {
    caption,
    columns: [
      ...[text('dates'), text('desa'), text('kecamatan'), text('status')],
      numberColumn('registered', said.registered, words.units.people),
    ],
    rows: [
      ...done.map(({ dates, name, kecamatan, registered }) => [
        ...[dates.map((date) => format.date(date)).join(', '), name, kecamatan, words.visits.status.done].map(
          textCell,
        ),
        registered === null ? textCell(words.report.drives.noRecord) : countCell(registered, context),
      ]),
      ...planned.map(({ date, name, kecamatan, status }): ReportCell[] =>
        [format.date(date), name, kecamatan, words.visits.status[status], ''].map(textCell),
      ),
    ],
    codes: [...done, ...planned].map(({ code }) => code),
    total: null,
  };
}
