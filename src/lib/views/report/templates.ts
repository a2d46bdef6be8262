import type { ReportBlock, ReportTemplate } from '../../domain/reports/report-asked.ts';
import { LEVEL_OF } from '../../domain/reports/template-level.ts';
import type { Lang } from '../page-data.ts';
import { placeName } from '../sentences.ts';
import { wordsFor } from '../words/index.ts';

const MAP = { kind: 'map', segment: 'bpu', measure: 'gap' } as const;
const TREND = { kind: 'trend', months: 13 } as const;

const BLOCKS: Record<ReportTemplate, readonly ReportBlock[]> = {
  ringkasan: [{ kind: 'figures' }, MAP, { kind: 'ranking', segment: 'bpu', count: 5 }, { kind: 'target' }],
  kecamatan: [
    ...[{ kind: 'figures' } as const, MAP, { kind: 'desa', segment: 'bpu' } as const, TREND],
    ...[{ kind: 'target' } as const, { kind: 'drives' } as const, { kind: 'cost' } as const],
  ],
  desa: [
    { kind: 'figures' },
    { kind: 'ranking', segment: 'bpu', count: 10 },
    TREND,
    { kind: 'drives' },
    { kind: 'cost' },
  ],
};

/** The blocks a template begins with. */
export function defaultBlocks(template: ReportTemplate): ReportBlock[] {
  return [...BLOCKS[template]];
}

/** `Ringkasan perlindungan pekerja Kabupaten Rembang` @param name of the place the report is about */
export function defaultTitle(template: ReportTemplate, name: string, lang: Lang): string {
  const words = wordsFor(lang);
  const level = LEVEL_OF[template];
  const place = placeName({ level, name }, words);
  if (level === 'kabupaten') return words.report.titleInShort(words.report.kabupaten(place));
  return words.report.title(place);
}
