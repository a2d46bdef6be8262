import * as XLSX from '@e965/xlsx';
import type { Lang } from '#lib/views/page-data.ts';
import type { SheetBriefing, SheetData, SheetDay, SheetStop } from '#lib/views/sheet-data.ts';
import { denominatorText, sourceText } from '#lib/views/sheet-text.ts';
import { formatFor } from '#lib/views/format.ts';
import { wordsFor } from '#lib/views/words/index.ts';

/** A cell: text stays text whatever it begins with; null is empty. */
type Cell = XLSX.CellObject | null;
interface Column<Row> {
  head: string;
  cell: (row: Row) => Cell;
  /** Characters. */
  width: number;
}

const text = (value: string | null): Cell => (value === null || value === '' ? null : { t: 's', v: value });
const number = (format: string) => (value: number | null) =>
  value === null ? null : ({ t: 'n', v: value, z: format } satisfies Cell);
const whole = number('#,##0');
const oneDecimal = number('#,##0.0');
const coordinate = number('0.0000');

/** A day as the number that spreadsheets count days by, which knows no time zone. */
function day(iso: string | null): Cell {
  if (iso === null) return null;
  const days = (Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return { t: 'n', v: days, z: 'yyyy-mm-dd' };
}

/** Minutes after midnight as a time of day, to the minute. */
function time(minutes: number | null): Cell {
  return minutes === null ? null : { t: 'n', v: Math.round(minutes) / 1440, z: 'hh:mm' };
}

/** Rows of a sheet above its table: what to mind, and nothing. */
const ABOVE = 2;

/** Route sheets as a workbook: sums, a row for each stop, a row for each desa; above each table what it rests on. */
export function sheetWorkbook(data: SheetData, lang: Lang): Uint8Array<ArrayBuffer> {
  const words = wordsFor(lang).sheets;
  const said = words.workbook;
  const about = [
    ...(data.figures.simulated ? [words.simulationLong] : []),
    ...[data.plan.name, sourceText(data, lang)],
  ].join('. ');
  const stops = data.days.flatMap((of) => of.stops.map((stop, i) => ({ day: of, stop, number: i + 1 })));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, summary(data, about, lang), said.summary);
  XLSX.utils.book_append_sheet(book, listed(stops, stopColumns(lang), about), said.schedule);
  XLSX.utils.book_append_sheet(book, listed(data.briefings, desaColumns(lang), about), said.desa);
  book.Props = { Title: data.plan.name, CreatedDate: new Date(data.madeAt) };
  return Uint8Array.from(XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}

/** Each sum with its label before it. */
function summary(data: SheetData, about: string, lang: Lang): XLSX.WorkSheet {
  const words = wordsFor(lang).sheets;
  const { workbook: said } = words;
  const format = formatFor(lang);
  const { plan, base, totals, figures } = data;
  const people = (what: string, { low, mid, high }: SheetData['totals']['recovered']): [string, Cell][] => [
    [said.of(what, said.low), oneDecimal(low)],
    [said.of(what, said.mid), oneDecimal(mid)],
    [said.of(what, said.high), oneDecimal(high)],
  ];
  const rows: [string, Cell][] = [
    [words.plan, text(plan.name)],
    [said.of(words.period, said.begin), day(plan.from)],
    [said.of(words.period, said.leave), day(plan.to)],
    [words.base, text(base.name)],
    [said.teamDays, whole(totals.teamDays)],
    [said.visits, whole(totals.visits)],
    [said.desaCount, whole(totals.desa)],
    ...people(words.expected, totals.registrations),
    ...people(words.recovered, totals.recovered),
    [said.km, oneDecimal(totals.km)],
    [said.minutes, whole(totals.minutes)],
    [said.costIdr, whole(totals.costIdr)],
    [said.month, text(figures.period)],
    [said.denominator, text(denominatorText(figures, lang))],
    [said.builtAt, text(format.dateTime(figures.builtAt))],
    [said.madeAt, text(format.dateTime(data.madeAt))],
    [said.note, text(words.assumption)],
  ];
  const columns: Column<[string, Cell]>[] = [
    { head: said.item, width: 38, cell: ([label]) => text(label) },
    { head: said.value, width: 60, cell: ([, value]) => value },
  ];
  return listed(rows, columns, about);
}

interface StopRow {
  day: SheetDay;
  stop: SheetStop;
  number: number;
}

function stopColumns(lang: Lang): Column<StopRow>[] {
  const { sheets: words, visits } = wordsFor(lang);
  const { workbook: said, column } = words;
  const people = (which: 'low' | 'mid' | 'high'): Column<StopRow> => ({
    head: said.of(column.people, said[which]),
    width: 16,
    cell: ({ stop }) => oneDecimal(stop.people[which]),
  });
  return [
    { head: words.date, width: 12, cell: ({ day: { date } }) => day(date) },
    { head: words.team, width: 14, cell: ({ day: { team } }) => text(team) },
    { head: said.officers, width: 9, cell: ({ day: { officers } }) => whole(officers) },
    { head: column.number, width: 6, cell: (row) => whole(row.number) },
    { head: said.code, width: 15, cell: ({ stop }) => text(stop.code) },
    { head: column.desa, width: 22, cell: ({ stop }) => text(stop.name) },
    { head: said.kecamatan, width: 16, cell: ({ stop }) => text(stop.kecamatan) },
    { head: column.arrive, width: 8, cell: ({ stop }) => time(stop.arrive) },
    { head: said.begin, width: 8, cell: ({ stop }) => time(stop.begin) },
    { head: said.leave, width: 8, cell: ({ stop }) => time(stop.leave) },
    { head: said.travelMinutes, width: 18, cell: ({ stop }) => whole(stop.travelMinutes) },
    { head: said.travelKm, width: 16, cell: ({ stop }) => oneDecimal(stop.travelKm) },
    { head: said.kind, width: 16, cell: ({ stop }) => text(visits.kind[stop.kind]) },
    ...([people('low'), people('mid'), people('high')] as const),
    { head: said.partner, width: 24, cell: ({ stop }) => text(stop.partner) },
    { head: said.status, width: 12, cell: ({ stop }) => text(stop.status && visits.status[stop.status]) },
    { head: said.lat, width: 10, cell: ({ stop }) => coordinate(stop.lat) },
    { head: said.lon, width: 10, cell: ({ stop }) => coordinate(stop.lon) },
  ];
}

function desaColumns(lang: Lang): Column<SheetBriefing>[] {
  const { sheets: words, terrain } = wordsFor(lang);
  const said = words.workbook;
  const named = (of: string) => (of in terrain ? terrain[of as keyof typeof terrain] : of);
  const covered = (key: 'eligible' | 'active' | 'gap' | 'gapLow' | 'gapHigh', width: number) => ({
    head: said[key],
    width,
    cell: ({ coverage }: SheetBriefing) => whole(coverage?.[key] ?? null),
  });
  const paid = (key: 'accidentAndDeath' | 'withOldAge') => ({
    head: said[key],
    width: 30,
    cell: ({ contribution }: SheetBriefing) => whole(contribution.amounts[0]?.[key] ?? null),
  });
  return [
    { head: said.code, width: 15, cell: ({ code }) => text(code) },
    { head: words.column.desa, width: 22, cell: ({ name }) => text(name) },
    { head: said.kecamatan, width: 16, cell: ({ kecamatan }) => text(kecamatan) },
    { head: said.terrain, width: 12, cell: (one) => text(named(one.terrain)) },
    { head: said.population, width: 10, cell: ({ population }) => whole(population) },
    covered('eligible', 26),
    covered('active', 18),
    covered('gap', 16),
    covered('gapLow', 16),
    covered('gapHigh', 16),
    paid('accidentAndDeath'),
    paid('withOldAge'),
    { head: said.visitsBefore, width: 28, cell: ({ history }) => whole(history.visits) },
    { head: said.nearest, width: 28, cell: ({ channels }) => text(channels?.[0]?.name ?? null) },
    { head: said.nearestKm, width: 14, cell: ({ channels }) => oneDecimal(channels?.[0]?.km ?? null) },
  ];
}

function listed<Row>(rows: readonly Row[], columns: readonly Column<Row>[], about: string): XLSX.WorkSheet {
  const cells = [
    columns.map(({ head }) => text(head)),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ];
  const sheet: XLSX.WorkSheet = { A1: text(about) };
  cells.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (cell !== null) sheet[XLSX.utils.encode_cell({ r: ABOVE + r, c })] = cell;
    }),
  );
  const e = { r: ABOVE + cells.length - 1, c: columns.length - 1 };
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e });
  sheet['!autofilter'] = { ref: XLSX.utils.encode_range({ s: { r: ABOVE, c: 0 }, e }) };
  sheet['!cols'] = columns.map(({ width }) => ({ wch: width }));
  return sheet;
}
