import { page } from '$app/state';
import type { Permission } from '#lib/domain/accounts/roles.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { availableDenominators } from '#lib/domain/workers/segments.ts';
import type { FrameData, Lang, Measure, Selection } from '#lib/views/page-data.ts';
import { formatFor, type Format } from '#lib/views/format.ts';
import { pathWith, type SelectionBounds } from '#lib/views/selection.ts';
import { wordsFor, type Words } from '#lib/views/words/index.ts';

/** What every component may ask of the page around it. */
export interface Frame {
  data: FrameData;
  selection: Selection;
  lang: Lang;
  words: Words;
  format: Format;
  bounds: SelectionBounds;
  /** Whether whoever reads may do it: what is offered; the server decides. */
  may(permission: Permission): boolean;
  /** Whether they see the whole branch, not some kecamatan only. */
  seesBranch: boolean;
  /** A path that carries the selection, changed where asked. */
  link(path: string, change?: Partial<Selection>): string;
  /** Where a figure comes from: the page of its passport. */
  origin(row: FigureOf, measure: Measure): string;
}

/** Whose figure it is. */
export type FigureOf = Pick<CoverageRow, 'code' | 'period' | 'segment' | 'denominator'>;

/** The frame of the page on screen; reactive when read inside `$derived` or markup. */
export function currentFrame(): Frame {
  const data = page.data as FrameData;
  const { selection } = data;
  const bounds = {
    periods: data.periods,
    kecamatan: data.kecamatan.map(({ code }) => code),
    denominators: availableDenominators(data.denominators),
    denominator: data.usualDenominator,
  };
  return {
    data,
    selection,
    lang: selection.lang,
    words: wordsFor(selection.lang),
    format: formatFor(selection.lang),
    bounds,
    may: (permission) => data.account.permissions.includes(permission),
    seesBranch: data.account.areas === null,
    link: (path, change) => pathWith(path, selection, bounds, change),
    origin: ({ code, period, segment, denominator }, measure) =>
      pathWith(`/asal/${code}`, selection, bounds, {
        period,
        segment,
        denominator,
        measure,
        kecamatan: null,
      }),
  };
}
