import { addMonths } from '../../domain/calendar/period.ts';
import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import type { SnapshotBlock, SnapshotCost } from '../../domain/reports/snapshot.ts';
import { COST_PAYERS } from '../contribution-data.ts';
import { roundTo } from '../format.ts';
import { roundingStep } from '../sentences.ts';
import type { ReportSection, ReportTable } from './document.ts';
import { gapInterval, isOpen, missingPart, wherePart } from './place-sentence.ts';
import { textCell } from './published-text.ts';
import { basisOf, rowOf, type ReportContext } from './report-context.ts';

type CostBlock = Extract<SnapshotBlock, { kind: 'cost' }>;
type PayerCost = SnapshotCost['costs'][number];

/** What it costs to protect the rest, by payer, and when the contribution changes. */
export function costSection(block: CostBlock, context: ReportContext): Omit<ReportSection, 'id' | 'kind'> {
  const { words, format, snapshot } = context;
  const { cost: said, heading } = words.report;
  const { gap, from, months, costs } = block;
  const row = rowOf(context, snapshot.place.code, 'bpu');
  const empty = { heading: heading.cost, figures: [], picture: null, table: null, notes: [] };
  if (gap === null || row === null)
    return { ...empty, sentences: [said.unknown(format.monthLong(snapshot.period))] };
  const base = { where: wherePart(row, context), basis: basisOf(context, 'bpu') };
  const missing = missingPart(row, context);
  if (gap <= 0) return { ...empty, sentences: [`${said.nobody(base)}${missing}`] };
  const span = `${format.month(from)}–${format.month(addMonths(from, months - 1))}`;
  const intro = `${said.unprotected({ ...base, people: peopleText(row, gap, context) })}${missing}`;
  const told = costs.map((one) => costText(one, context)).join(said.orElse);
  const steps = costs.flatMap((one) => stepSentences(one, context));
  const caption = { months: format.count(months), span, people: format.count(gap), basis: base.basis };
  return {
    ...empty,
    sentences: [
      ...(costs.length === 0 ? [] : [`${intro} ${said.sentence(format.count(months), span, told)}`]),
      ...steps.map(({ text }) => text),
    ],
    table: costTable(block, said.caption({ ...caption, part: amongText(row, context) }), context),
    notes: [
      ...[...new Set(steps.filter(({ up }) => up).map(({ month }) => month))].map((when) =>
        words.contributions.alert.consequence(when),
      ),
      said.steady,
    ],
  };
}

/** `sekitar 3.300`; `kurang dari 100` where rounded there would be none; with the interval where it is not known whether there are any. */
function peopleText(row: PublishedRow, gap: number, context: ReportContext): string {
  const { words, format } = context;
  const step = roundingStep(row.level, gap);
  const rounded = roundTo(gap, step);
  const people =
    rounded === 0
      ? words.report.fewerThan(format.count(step))
      : words.report.cost.about(format.count(rounded));
  const interval = isOpen(row) ? gapInterval(row, context) : null;
  return interval === null ? people : words.report.withInterval(people, interval);
}

/** ` di 293 dari 294 desa yang melapor`; nothing where all did. */
function amongText({ reason, desaReported, desaExpected }: PublishedRow, context: ReportContext): string {
  const { words, format } = context;
  if (reason !== 'incomplete') return '';
  return ` ${words.report.figures.among(format.count(desaReported), format.count(desaExpected))}`;
}

/** `sekitar Rp 614 juta bila membayar sendiri` */
function costText(one: PayerCost, context: ReportContext): string {
  const { by } = context.words.contributions;
  const payer = COST_PAYERS.find((known) => known === one.payer);
  const who = payer === undefined ? `(${one.payer})` : by[payer];
  const sector = sectorText(one, context);
  return context.words.report.cost.by(
    rupiahText(one.totalIdr, context),
    sector === '' ? who : `${who} (${sector})`,
  );
}

/** Rupiah as people say them: `sekitar Rp 614 juta`, `sekitar Rp 1,2 miliar`; small sums whole. */
export function rupiahText(idr: number, { words, format }: ReportContext): string {
  const { cost: said } = words.report;
  // 999.6 million is told as one billion.
  if (idr >= 999_500_000) return said.billion(format.decimal(idr / 1e9, idr < 9.95e9 ? 1 : 0));
  if (idr >= 999_500) return said.million(format.decimal(idr / 1e6, idr < 9_950_000 ? 1 : 0));
  return said.idr(format.count(idr));
}

/** Where the contribution of a payer changes within the months. */
function stepSentences(
  one: PayerCost,
  context: ReportContext,
): { text: string; month: string; up: boolean }[] {
  const { words, format } = context;
  const { cost: said } = words.report;
  return one.monthlyIdr.slice(1).flatMap((after, i) => {
    const before = one.monthlyIdr[i]!;
    if (before.idr === after.idr) return [];
    const month = format.monthLong(after.from);
    const [was, is] = [before.idr, after.idr].map((idr) => said.idr(format.count(idr)));
    return [
      { text: said.step(payerName(one, context), was!, is!, month), month, up: after.idr > before.idr },
    ];
  });
}

/** `Membayar sendiri (transportasi)`; the sectors only where they do not all pay the same. */
function payerName(one: PayerCost, context: ReportContext): string {
  const payer = COST_PAYERS.find((known) => known === one.payer);
  const name = payer === undefined ? one.payer : context.words.contributions.payer[payer];
  const sector = sectorText(one, context);
  return sector === '' ? name : `${name} (${sector})`;
}

function sectorText({ sectors }: PayerCost, { words }: ReportContext): string {
  const names: Record<string, string> = words.contributions.sector;
  return sectors.length > 1 ? '' : sectors.map((sector) => names[sector] ?? sector).join(', ');
}

function costTable({ costs }: CostBlock, caption: string, context: ReportContext): ReportTable | null {
  if (costs.length === 0) return null;
  const { columns: said } = context.words.report;
  const { format } = context;
  return {
    caption,
    columns: [
      { id: 'payer', head: said.payer, unit: null, numeric: false },
      { id: 'monthly', head: said.monthly, unit: null, numeric: false },
      { id: 'total', head: said.cost, unit: 'Rp', numeric: true },
      { id: 'total_interval', head: said.costInterval, unit: 'Rp', numeric: true },
    ],
    rows: costs.map((one) => [
      textCell(payerName(one, context)),
      textCell(monthlyText(one, context)),
      { text: format.count(one.totalIdr), value: one.totalIdr },
      textCell(format.interval(one.lowIdr, one.highIdr)),
    ]),
    total: null,
  };
}

/** `Rp 8.400 (Nov 2026–Des 2026), Rp 16.800 (Jan 2027–Okt 2027)` */
function monthlyText({ monthlyIdr }: PayerCost, { words, format }: ReportContext): string {
  const { cost: said } = words.report;
  return monthlyIdr
    .map(({ from, to, idr }) => {
      const span = from === to ? format.month(from) : `${format.month(from)}–${format.month(to)}`;
      return said.monthly(said.idr(format.count(idr)), span);
    })
    .join(', ');
}
