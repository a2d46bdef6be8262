import { BLOCK_SCHEMAS, reportAskedSchema, type ReportAsked } from './report-asked.ts';
import type { Snapshot, SnapshotBlock } from './snapshot.ts';

/** What a frozen report was composed as, to be asked for again in the newest month: what was shared, whatever has been written since. */
export function askedAgain({ title, template, lang, place, denominator, blocks }: Snapshot): ReportAsked {
  return reportAskedSchema.parse({
    ...{ title, template, lang, code: place.code, period: 'latest', denominator: denominator.id },
    blocks: blocks.map(composed),
  });
}

/** A block without what was frozen for it. */
function composed(block: SnapshotBlock): Record<string, unknown> {
  const asked = Object.keys(BLOCK_SCHEMAS[block.kind].shape);
  return Object.fromEntries(Object.entries(block).filter(([key]) => asked.includes(key)));
}
