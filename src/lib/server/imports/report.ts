import { previewRows, type UnderstoodRow } from '#lib/domain/imports/interpret.ts';
import { rowOf, type Cell } from '#lib/domain/imports/text-table.ts';
import { normaliseName, parseDesaCode } from '#lib/domain/wilayah/codes.ts';
import { editDistance } from '#lib/domain/wilayah/reconcile.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { mayBePersonal } from '#lib/domain/privacy/personal-data.ts';
import type { ImportReport, ImportStatus, PreviewRow } from '#lib/views/import-data.ts';
import {
  nextSentence,
  reviewReasonSentence,
  rowProblemSentence,
  shownCell,
  warningSentence,
} from '#lib/views/import-sentences.ts';
import type { Lang } from '#lib/views/page-data.ts';
import {
  countingEntries,
  isMembers,
  overlapping,
  type CountingEntry,
  type LedgerEntry,
} from '../ledger/ledger.ts';
import type { Branch } from './branch.ts';
import { droppedHeaders, type Published, type PublishWishes } from './publish-import.ts';
import type { ReadImport } from './read-import.ts';
import type { Understanding } from './understand.ts';

export interface ReportContext {
  history: readonly LedgerEntry[];
  lang: Lang;
  published: Published | null;
  /** What was already agreed to (command line). */
  wishes?: Pick<PublishWishes, 'replace' | 'withoutDemo' | 'withoutRejected'>;
}

/** What is told about a file that was read. Cells that could be a person's data are not repeated. */
export function importReport(
  { content, branch, understood }: ReadImport,
  context: ReportContext,
): ImportReport {
  const { found, boundaries } = understood;
  const { lang, history, published } = context;
  const counting = countingEntries(history);
  const clashes = published ? [] : clashesOf(counting, understood);
  const simulatedLoaded = isMembers(found) && counting.some(({ simulated }) => simulated);
  const same = counting.find((entry) => isSame(entry, content.file.sha256, understood));
  const status = published
    ? published.fresh
      ? 'published'
      : 'unchanged'
    : statusOf(understood, context, { clashes: clashes.length, simulatedLoaded, same });
  const nameOf = namesOf(branch);
  const shown = found.kind === 'participants' ? shownOfPeople(branch) : shownCell;
  const review = found.review.map((item) => ({
    ...item,
    given: hideGiven(item.given, (text) => shown(text, lang)),
  }));
  const facts = {
    review: found.review.reduce((rows, item) => rows + item.rows, 0),
    rejected: found.rejectedCount,
    missing: found.missingRoles,
    simulated: simulatedLoaded && !context.wishes?.withoutDemo,
    replaces: clashes.map(({ fileName }) => `“${fileName}”`),
  };
  return {
    status,
    next: nextSentence(status, facts, lang),
    file: {
      ...content.file,
      name: mayBePersonal(content.file.name) ? shownCell(content.file.name, lang) : content.file.name,
    },
    kind: found.kind,
    kindGuesses: understood.kindGuesses,
    template: understood.template,
    periods: found.periods,
    accepted: found.accepted,
    review,
    rejected: found.rejected.map(({ line, problem, column, given, other }) => ({
      line,
      reason: rowProblemSentence(
        problem,
        { column, given: given === null ? null : shown(given, lang), other },
        lang,
      ),
      column,
      given: given === null ? null : shown(given, lang),
    })),
    rejectedCount: found.rejectedCount,
    droppedColumns: droppedHeaders(understood),
    warnings: understood.warnings.map((warning) => ({
      code: warning.code,
      message: warningSentence(warning, nameOf, lang),
    })),
    totals: found.totals,
    numbers: found.numbers,
    skipped: found.skipped,
    placesBy: found.placesBy,
    duplicates: found.duplicates,
    diff: understood.diff,
    replaces: clashes,
    simulatedLoaded,
    boundaries: boundaries && boundaryReport(boundaries.report, nameOf),
    importId: published?.entry.id ?? same?.id ?? null,
    buildId: published?.build.id ?? null,
  };
}

function clashesOf(counting: readonly CountingEntry[], { found }: Understanding): ImportReport['replaces'] {
  const own = { id: '', kind: found.kind, periods: [...found.periods] };
  if (found.periods.length === 0 && found.kind !== 'boundaries') return [];
  return overlapping(
    counting.filter(({ simulated }) => !simulated),
    own,
  ).map(({ entry, periods }) => ({ id: entry.id, fileName: entry.fileName, periods }));
}

/** The same file read the same way; publishing compares the records themselves. */
function isSame(entry: CountingEntry, sha256: string, { found, mapping }: Understanding): boolean {
  return (
    entry.sha256 === sha256 &&
    entry.kind === found.kind &&
    entry.countingPeriods.length === entry.periods.length &&
    entry.periods.join() === found.periods.join() &&
    (entry.mapping === null || JSON.stringify(entry.mapping.fixed) === JSON.stringify(mapping.fixed))
  );
}

function statusOf(
  { found, boundaries }: Understanding,
  { wishes }: ReportContext,
  facts: { clashes: number; simulatedLoaded: boolean; same: LedgerEntry | undefined },
): ImportStatus {
  const isLeftOut = wishes?.withoutRejected === true && found.accepted.rows > 0;
  if (found.missingRoles.length > 0) return 'needs-mapping';
  if (found.rejectedCount > 0 && !isLeftOut) return 'rejected';
  if (found.review.length > 0 && !isLeftOut) return 'needs-review';
  if (found.accepted.rows === 0 || (found.counts?.length === 0 && !boundaries)) return 'needs-mapping';
  if (facts.same) return 'unchanged';
  const isClash = (facts.clashes > 0 && !wishes?.replace) || (facts.simulatedLoaded && !wishes?.withoutDemo);
  return isClash ? 'clash' : 'ready';
}

/** `Logede (Sumber)` for a desa, `Kec. Sumber` for a kecamatan. */
function namesOf({ desa }: Branch): (code: string) => string {
  const names = new Map(desa.map(({ code, name, kecamatan }) => [code, `${name} (${kecamatan})`]));
  for (const { kecamatanCode, kecamatan } of desa) names.set(kecamatanCode, `Kec. ${kecamatan}`);
  return (code) => names.get(code) ?? code;
}

function hideGiven<T extends Record<string, string>>(given: T, shown: (text: string) => string): T {
  return Object.fromEntries(
    Object.entries(given).map(([key, text]) => [key, text === '' ? '' : shown(text)]),
  ) as T;
}

/**
 * In a list of people any cell may be about one of them, whatever its column says: only what is like the name of a place
 * is repeated.
 */
function shownOfPeople({ desa }: Branch): (cell: Cell, lang: Lang) => string {
  const names = [...new Set(desa.flatMap(({ name, kecamatan }) => [name, kecamatan]))].map(normaliseName);
  const isLikeAPlace = (text: string) => names.some((name) => editDistance(name, text) <= 2);
  return (cell, lang) => {
    const text = normaliseName(String(cell ?? ''));
    const isShown = text.length <= 30 && (parseDesaCode(String(cell)) !== null || isLikeAPlace(text));
    return isShown ? shownCell(cell, lang) : wordsFor(lang).imports.hidden;
  };
}

function boundaryReport(
  report: NonNullable<Understanding['boundaries']>['report'],
  nameOf: (code: string) => string,
): NonNullable<ImportReport['boundaries']> {
  return {
    matched: report.matched.length,
    total: report.total,
    missing: report.missing.map((code) => `${code} ${nameOf(code)}`),
    unmatched: report.unmatched.map(({ label }) => label),
    invalid: report.invalid.map(({ featureIndex, why }) => `${featureIndex + 1}: ${why}`),
  };
}

const PREVIEW_ROWS = 50;

/** The first rows of the data: as they are in the file, and as they were understood. */
export function previewOf({ table, mapping, found, context }: Understanding, lang: Lang): PreviewRow[] {
  if (!table) return [];
  const locales = new Map(found.numbers.map(({ header, locale }) => [header, locale]));
  const columns = mapping.columns.map((column) => {
    const numbers = column.role === 'value' ? (column.numbers ?? locales.get(column.header)) : undefined;
    return { ...column, ...(numbers && { numbers }) };
  });
  return previewRows(table, { ...mapping, columns }, context, PREVIEW_ROWS).map(({ row, parsed, note }) => ({
    line: row + 1,
    cells: rowOf(table, row).map((cell) =>
      cell !== null && mayBePersonal(String(cell)) ? shownCell(cell, lang) : cell,
    ),
    parsed,
    note: noteText(note, lang),
  }));
}

function noteText(note: UnderstoodRow['note'], lang: Lang): string | null {
  if (note === null) return null;
  if ('problem' in note)
    return rowProblemSentence(note.problem, { column: '', given: null, other: null }, lang);
  if ('review' in note) return reviewReasonSentence(note.review, lang);
  return { blank: '—', sum: 'Σ', heading: '▸', footnote: '※' }[note.skipped];
}
