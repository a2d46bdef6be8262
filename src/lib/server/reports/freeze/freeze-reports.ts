import type { Period } from '#lib/domain/calendar/period.ts';
import type { PublishedRow } from '#lib/domain/coverage/published-row.ts';
import type { ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { Snapshot, SnapshotBlock, SnapshotDenominator } from '#lib/domain/reports/snapshot.ts';
import { snapshotSchema } from '#lib/domain/reports/snapshot-schema.ts';
import { SEGMENTS, type DenominatorId } from '#lib/domain/workers/segments.ts';
import { denominatorMeaning, denominatorSource } from '#lib/views/data-columns.ts';
import { reportSources, type MapSource } from '#lib/views/report/report-sources.ts';
import { provenanceOf } from '../../coverage/provenance.ts';
import { readSettings } from '../../data-folder.ts';
import type { PageContext } from '../../pages/app.ts';
import { refusePersonal } from '../../records/audit.ts';
import type { Records } from '../../records/store.ts';
import { DEFAULT_REPORTS } from '../../report-settings.ts';
import { UserError } from '../../user-error.ts';
import { frozenBlock } from './blocks.ts';
import { Freezing } from './freezing.ts';
import { placeOf } from './place.ts';
import { placeRows } from './place-rows.ts';
import { limitOf } from './published-tables.ts';

export interface FreezeOptions {
  records: Records;
  demo: boolean;
  now: Date;
  /** Whether it leaves the house: what it says is then remembered. A preview does not. */
  leaves: boolean;
}

/**
 * Freezes reports, one after the other, from one build.
 * @throws UserError when a place, month or denominator is not there (any more), or a text may be of a person
 */
export async function freezeReports(
  context: PageContext,
  asked: readonly ReportAsked[],
  options: FreezeOptions,
): Promise<Snapshot[]> {
  // Before anything is kept as published.
  for (const text of textsIn(asked)) refusePersonal(text);
  const { threshold } = (await readSettings(context.config.dataDir))?.reports ?? DEFAULT_REPORTS;
  const freezing = new Freezing(context, options, threshold);
  const snapshots: Snapshot[] = [];
  for (const one of asked) snapshots.push(allowed(await freezeReport(freezing, one)));
  return snapshots;
}

async function freezeReport(freezing: Freezing, asked: ReportAsked): Promise<Snapshot> {
  const { context, options } = freezing;
  const { title, template, lang, denominator } = asked;
  const place = placeOf(context, asked.code);
  const period = monthOf(context, asked.period);
  checkDenominator(context, denominator);
  const rows = await placeRows(freezing, place, { ...asked, period });
  const blocks: SnapshotBlock[] = [];
  for (const block of asked.blocks)
    blocks.push(await frozenBlock(freezing, block, { place, period, denominator, rows }));
  const threshold = limitOf([await freezing.month(period)]) ?? freezing.threshold;
  const told = await saidOfSources(freezing, asked, { period, map: mapIn(blocks) });
  return {
    ...{ format: 1, title, template, lang, place, period, threshold },
    denominator: told.denominator,
    simulated: isSimulated(rows, blocks, context),
    frozenAt: options.now.toISOString(),
    build: context.warehouse.build.id,
    ...{ rows, blocks, sources: told.sources },
  };
}

function monthOf({ facts: { periods } }: PageContext, asked: ReportAsked['period']): Period {
  const period = asked === 'latest' ? periods.at(-1) : periods.find((one) => one === asked);
  if (period !== undefined) return period;
  if (periods.length === 0)
    throw new UserError(
      'There are no members to report on yet; load a file of members first.',
      'Belum ada data peserta untuk dilaporkan; muat berkas peserta dulu.',
    );
  throw new UserError(
    `There are no figures of ${asked} (any more); choose a month from ${periods[0]} to ${periods.at(-1)}.`,
    `Tidak ada angka untuk ${asked}; pilih bulan dari ${periods[0]} sampai ${periods.at(-1)}.`,
  );
}

function checkDenominator({ facts }: PageContext, denominator: DenominatorId): void {
  if ((facts.denominators[denominator] ?? []).length > 0) return;
  throw new UserError(
    'The denominator of this report is not there (any more); choose another one.',
    'Penyebut laporan ini tidak ada (lagi); pilih penyebut lain.',
  );
}

/** Denominator and sources, in the language of the report; the same for all reports that ask for the same. */
async function saidOfSources(
  freezing: Freezing,
  { denominator, lang }: ReportAsked,
  { period, map }: { period: Period; map: MapSource | null },
): Promise<Pick<Snapshot, 'denominator' | 'sources'>> {
  const provenance = await freezing.once(`provenance ${denominator} ${period}`, () =>
    provenanceOf(freezing.context.warehouse, { denominator, segments: SEGMENTS, periods: [period] }),
  );
  const values: SnapshotDenominator['values'] = provenance.denominator.map((stated) => ({
    ...{ segment: stated.segment, label: stated.label, value: stated.value, asOf: stated.asOf },
    definition: denominatorMeaning(denominator, stated, lang),
    source: denominatorSource(stated.source, lang),
  }));
  return {
    denominator: { id: denominator, values },
    sources: reportSources(provenance, { period, map }, lang),
  };
}

function mapIn(blocks: readonly SnapshotBlock[]): MapSource | null {
  const map = blocks.find((block) => block.kind === 'map');
  return map ? { approximate: map.approximate, total: map.shapes.length, credit: map.credit } : null;
}

/** A course over months holds what any of them holds. */
function isSimulated(
  rows: readonly PublishedRow[],
  blocks: readonly SnapshotBlock[],
  { facts }: PageContext,
): boolean {
  const hasCourse = blocks.some(({ kind }) => kind === 'trend' || kind === 'target');
  return rows.some(({ simulated }) => simulated) || (hasCourse && facts.simulated);
}

/** Only what a snapshot may hold leaves, and no text that may be of a person. */
function allowed(snapshot: Snapshot): Snapshot {
  for (const text of textsIn({ ...snapshot, build: '' })) refusePersonal(text);
  return snapshotSchema.parse(snapshot);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}
