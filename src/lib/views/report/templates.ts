import type { Level } from '../../domain/coverage/coverage.ts';
import type { BlockKind, ReportBlock, ReportTemplate } from '../../domain/reports/report-asked.ts';
import type { SnapshotPlace } from '../../domain/reports/snapshot.ts';
import type { Lang } from '../page-data.ts';
import { placeInFull } from './report-context.ts';
import { wordsFor } from '../words/index.ts';

const MAP = { kind: 'map', segment: 'bpu', measure: 'gap' } as const;
const TREND = { kind: 'trend', months: 13 } as const;

const BLOCKS: Record<ReportTemplate, readonly ReportBlock[]> = {
  ringkasan: [{ kind: 'figures' }, MAP, { kind: 'ranking', segment: 'bpu', count: 5 }, { kind: 'target' }],
  kecamatan: [
    ...[{ kind: 'figures' } as const, MAP, { kind: 'desa', segment: 'bpu' } as const, TREND],
    ...[{ kind: 'target' } as const, { kind: 'drives' } as const, { kind: 'cost' } as const],
  ],
  desa: [{ kind: 'figures' }, TREND, { kind: 'drives' }, { kind: 'cost' }],
};

/** Blocks that compare desa, or have none of a single one. */
const OF_SEVERAL: readonly BlockKind[] = ['map', 'ranking', 'desa', 'target'];

/** The blocks a template begins with, for a place of a level. */
export function defaultBlocks(template: ReportTemplate, level: Level): ReportBlock[] {
  return BLOCKS[template].filter(({ kind }) => isOffered(kind, level));
}

/** Whether a block says something of a place of a level. */
export function isOffered(kind: BlockKind, level: Level): boolean {
  return level !== 'desa' || !OF_SEVERAL.includes(kind);
}

/** `Ringkasan perlindungan pekerja Kabupaten Rembang` */
export function defaultTitle(template: ReportTemplate, place: SnapshotPlace, lang: Lang): string {
  const { report } = wordsFor(lang);
  // The kabupaten of a kecamatan or desa is known to its readers; the subtitle has it.
  const name = placeInFull(place, lang, { withKabupaten: false });
  return template === 'ringkasan' ? report.titleInShort(name) : report.title(name);
}
