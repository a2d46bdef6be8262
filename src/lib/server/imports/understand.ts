import { importDiff, importWarnings, type CheckContext } from '#lib/domain/imports/checks.ts';
import { nothingRead, type Diff, type Interpretation, type Warning } from '#lib/domain/imports/findings.ts';
import { guessMapping, type Guess, type GuessHints } from '#lib/domain/imports/guess-mapping.ts';
import { interpret, type InterpretContext } from '#lib/domain/imports/interpret.ts';
import { DIMENSIONS, type Kind } from '#lib/domain/imports/kinds.ts';
import type { FixedDimensions, Mapping } from '#lib/domain/imports/mapping.ts';
import { applyTemplate, templateFit } from '#lib/domain/imports/templates.ts';
import type { TextTable } from '#lib/domain/imports/text-table.ts';
import { reconciler } from '#lib/domain/wilayah/reconcile.ts';
import { prepareBoundaries, type PreparedBoundaries } from '../shapes/prepare-boundaries.ts';
import { UserError } from '../user-error.ts';
import type { Branch } from './branch.ts';
import { currentFigures } from './current.ts';
import type { FileContent } from './readers/read-file.ts';

/** What a person has said about a file; everything else is guessed. */
export interface ImportWishes {
  kind?: Kind;
  sheet?: string;
  fixed?: FixedDimensions;
  /** A whole mapping, from the screen or from a file; wins over everything. */
  mapping?: Mapping;
  /** Name of a remembered mapping; `null`: none, not even one that fits. */
  template?: string | null;
  /** For boundaries: who published them, and under which licence. */
  source?: string;
  licence?: string;
}

/** What a file turned out to say. */
export interface Understanding {
  table: TextTable | null;
  mapping: Mapping;
  kindGuesses: Guess['kinds'];
  /** The remembered mapping that was applied. */
  template: string | null;
  found: Interpretation;
  warnings: readonly Warning[];
  diff: Diff;
  boundaries: PreparedBoundaries | null;
  /** What the file was read with, to show its rows. */
  context: InterpretContext;
}

const TEMPLATE_FITS = 0.8;

/**
 * Reads the tables of a file as a person wishes or as they look, and compares them with the served build.
 * @param now ISO time; later months than its own are refused
 * @throws UserError when a wish cannot be met (no such sheet, no such template)
 */
export async function understand(
  content: FileContent,
  branch: Branch,
  wishes: ImportWishes,
  { dataDir, now }: { dataDir: string; now: string },
): Promise<Understanding> {
  const newest = monthOf(now);
  if (content.geo) return understandBoundaries(content, content.geo, branch, wishes, now);
  const { table, guess } = chooseSheet(content, branch, wishes);
  const { mapping, template } = chooseMapping(guess.mapping, branch, wishes);
  const context = contextOf(branch, mapping, newest);
  const found = interpreted(content.file.name, () => interpret(table, mapping, context));
  const figures = await currentFigures(
    dataDir,
    branch.desa.map(({ code }) => code),
    found,
  );
  return {
    table,
    mapping,
    kindGuesses: guess.kinds,
    template,
    found,
    context,
    boundaries: null,
    ...judge(
      found,
      mapping,
      figures,
      template === null ? [] : rememberedWarnings(mapping, guess.mapping, wishes),
    ),
  };
}

/** A dimension with hundreds of values is a column taken for something else. */
function interpreted(name: string, read: () => Interpretation): Interpretation {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new UserError(
      `${name}: ${cause.message}. Check what its columns mean, or choose another kind.`,
      `${name}: ada kolom dengan terlalu banyak isi yang berbeda. Periksa arti kolomnya, atau pilih jenis lain.`,
    );
  }
}

function judge(found: Interpretation, mapping: Mapping, figures: CheckContext, remembered: Warning[]) {
  return {
    warnings: [...importWarnings(found, mapping, figures), ...remembered],
    diff: importDiff(found, figures),
  };
}

/** What a remembered mapping says that nothing in this file does. */
function rememberedWarnings(mapping: Mapping, guess: Mapping, { fixed }: ImportWishes): Warning[] {
  return DIMENSIONS.flatMap((dimension): Warning[] => {
    const value = mapping.fixed[dimension];
    const isSaid = guess.fixed[dimension] !== undefined || fixed?.[dimension] !== undefined;
    return value === undefined || isSaid ? [] : [{ code: 'assumed', dimension, value }];
  });
}

/** The month of an ISO time in Rembang. */
export function monthOf(now: string): string {
  const [month, , year] = new Intl.DateTimeFormat('en-US', {
    timeZone: 'Asia/Jakarta',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
    .format(new Date(now))
    .split('/');
  return `${year}-${month}`;
}

function contextOf(branch: Branch, mapping: Mapping, newest: string): InterpretContext {
  const confirmed = mapping.places.map((place) => ({ ...place, confirmed: true }));
  const reconcile = reconciler(branch.desa, [...confirmed, ...branch.aliases]);
  return { desa: branch.desa, reconcile, newest, graceMonths: branch.graceMonths };
}

/** The sheet asked for, else the visible one that looks most like a table of a known kind. */
function chooseSheet(
  { file, tables }: FileContent,
  branch: Branch,
  wishes: ImportWishes,
): { table: TextTable; guess: Guess } {
  const hints: GuessHints = {
    fileName: file.name,
    desaNames: branch.desaNames,
    kecamatanNames: branch.kecamatanNames,
    ...(wishes.kind && { kind: wishes.kind }),
    ...(wishes.fixed && { fixed: wishes.fixed }),
  };
  const named = wishes.mapping?.sheet ?? wishes.sheet;
  if (named !== undefined) {
    const table = tables.find(({ name }) => name === named);
    if (table) return { table, guess: guessMapping(table, hints) };
    const names = tables.map(({ name }) => `"${name}"`).join(', ');
    throw new UserError(
      `${file.name} has no sheet "${named}"; it has ${names}.`,
      `${file.name} tidak punya lembar “${named}”; yang ada: ${names}.`,
    );
  }
  const hidden = new Set(file.sheets.filter((sheet) => sheet.hidden).map(({ name }) => name));
  const visible = tables.filter(({ name }) => !hidden.has(name));
  const guesses = (visible.length > 0 ? visible : tables).map((table) => ({
    table,
    guess: guessMapping(table, hints),
  }));
  const [best] = guesses.sort((a, b) => likeness(b) - likeness(a));
  if (!best)
    throw new UserError(
      `${file.name} has no rows. Choose the file or the sheet that holds the table.`,
      `${file.name} tidak berisi baris. Pilih berkas atau lembar yang memuat tabelnya.`,
    );
  return best;
}

/** Equal scores go to the longer table. */
function likeness({ table, guess }: { table: TextTable; guess: Guess }): number {
  return (guess.kinds[0]?.score ?? 0) + Math.min(table.rowCount, 100_000) / 10_000_000;
}

function chooseMapping(
  guess: Mapping,
  { templates }: Branch,
  wishes: ImportWishes,
): { mapping: Mapping; template: string | null } {
  if (wishes.mapping) return { mapping: wishes.mapping, template: null };
  const { template: wanted } = wishes;
  if (wanted === null) return { mapping: guess, template: null };
  if (wanted !== undefined) {
    const named = templates.find(({ name }) => name === wanted);
    if (named) return { mapping: withFixed(applyTemplate(guess, named.mapping), wishes), template: wanted };
    const known = [...new Set(templates.map(({ name }) => `"${name}"`))].join(', ') || 'none yet';
    throw new UserError(
      `There is no template "${wanted}"; known: ${known}. An import made with --template remembers it.`,
      `Tidak ada templat “${wanted}”; yang dikenal: ${known}.`,
    );
  }
  const fits = templates
    .filter(({ mapping }) => mapping.kind === (wishes.kind ?? guess.kind))
    .map((template) => ({ ...template, fit: templateFit(guess, template.mapping) }));
  const best = fits.find(
    ({ fit }) => fit >= TEMPLATE_FITS && fit === Math.max(...fits.map((one) => one.fit)),
  );
  if (!best) return { mapping: guess, template: null };
  return { mapping: withFixed(applyTemplate(guess, best.mapping), wishes), template: best.name };
}

function withFixed(mapping: Mapping, { fixed }: ImportWishes): Mapping {
  return { ...mapping, fixed: { ...mapping.fixed, ...fixed } };
}

async function understandBoundaries(
  { file }: FileContent,
  geo: Uint8Array,
  branch: Branch,
  { source, licence }: ImportWishes,
  now: string,
): Promise<Understanding> {
  const boundaries = await prepareBoundaries(file.name, geo, branch.desa, {
    importedAt: now,
    ...(source && { source }),
    ...(licence && { licence }),
  });
  const mapping: Mapping = {
    kind: 'boundaries',
    sheet: '',
    headerRows: null,
    firstRow: 0,
    lastRow: null,
    columns: [],
    fixed: {},
    absent: 'unknown',
    duplicates: 'refuse',
    places: [],
  };
  const rows = boundaries.report.matched.length;
  return {
    table: null,
    mapping,
    kindGuesses: [{ kind: 'boundaries', score: 1 }],
    template: null,
    found: { ...nothingRead('boundaries'), accepted: { rows, people: 0 } },
    warnings: [],
    diff: { months: [], desa: [], desaChanged: 0 },
    boundaries,
    context: contextOf(branch, mapping, monthOf(now)),
  };
}
