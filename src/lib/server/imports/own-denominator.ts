import type { Period } from '#lib/domain/calendar/period.ts';
import { parsePeriod } from '#lib/domain/imports/period-labels.ts';
import { FACT_SPECS } from '#lib/domain/imports/kinds.ts';
import { mayBePersonal } from '#lib/domain/privacy/personal-data.ts';
import { SEGMENTS, type Segment } from '#lib/domain/workers/segments.ts';
import { UserError } from '../user-error.ts';
import { csvLines } from './examples.ts';
import { publishImport, type PublishContext, type Published } from './publish-import.ts';
import { readImport } from './read-import.ts';

/** A denominator set as a branch states it: people per segment, `null` where it has no such count. */
export interface OwnDenominator {
  values: Record<Segment, number | null>;
  asOf: Period;
  /** Who is counted, in the branch's words. */
  definition: string;
  source: string;
}

const MOST_PEOPLE = 10_000_000;
const LONGEST_TEXT = 300;

/**
 * The set that a form states. @param newest last month it may be of
 * @throws UserError naming the field that cannot be used and what it needs
 */
export function ownDenominatorOf(form: FormData, newest: Period): OwnDenominator {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  const values = { pu: peopleOf('PU', text('pu')), bpu: peopleOf('BPU', text('bpu')) };
  const jakon = text('jakon') === '' ? null : peopleOf('Jakon', text('jakon'));
  return {
    values: { ...values, jakon },
    asOf: monthOf(text('asOf'), newest),
    definition: wordsOf('meaning', 'arti', text('definition')),
    source: wordsOf('source', 'sumber', text('source')),
  };
}

/** Whole people, plain or in groups of three. */
function peopleOf(segment: string, text: string): number {
  const people = /^\d+$|^\d{1,3}([., ]\d{3})+$/.test(text) ? Number(text.replaceAll(/\D/g, '')) : NaN;
  if (people > 0 && people < MOST_PEOPLE) return people;
  throw new UserError(
    `${segment} must be a whole number of people from 1 to ${MOST_PEOPLE - 1}, and is "${text}". Nothing was changed.`,
    `${segment} harus bilangan bulat (orang) dari 1 sampai ${MOST_PEOPLE - 1}; yang diisi “${text}”. Tidak ada yang berubah.`,
  );
}

function monthOf(text: string, newest: Period): Period {
  const month = parsePeriod(text);
  if (month !== null && month <= newest) return month;
  throw new UserError(
    `The month must be written like 2026-06 and not be later than ${newest}; it is "${text}". Nothing was changed.`,
    `Bulan harus ditulis seperti 2026-06 dan tidak sesudah ${newest}; yang diisi “${text}”. Tidak ada yang berubah.`,
  );
}

function wordsOf(name: string, nama: string, text: string): string {
  if (text === '' || text.length > LONGEST_TEXT)
    throw new UserError(
      `Fill in the ${name}, in at most ${LONGEST_TEXT} letters. Nothing was changed.`,
      `Isi ${nama}, paling panjang ${LONGEST_TEXT} huruf. Tidak ada yang berubah.`,
    );
  if (mayBePersonal(text))
    throw new UserError(
      `The ${name} looks like data of a person, which is never stored; write it without. Nothing was changed.`,
      `Isian ${nama} tampak seperti data pribadi, yang tidak pernah disimpan; tulis tanpa itu. Tidak ada yang berubah.`,
    );
  return text;
}

/**
 * Publishes the set as an import like any other: it has a history, can be undone, and takes the place of the set before.
 * @throws UserError when the build is refused
 */
export async function publishOwnDenominator(
  own: OwnDenominator,
  context: PublishContext,
): Promise<Published> {
  const name = `penyebut-cabang-${own.asOf}.csv`;
  const file = { name, chunks: bytesOf(ownDenominatorCsv(own)), path: null };
  const { appDir, dataDir, now } = context;
  const wanted = { kind: 'denominators', template: null } as const;
  const read = await readImport(file, wanted, { appDir, dataDir, now });
  const wishes = { replace: false, withoutRejected: false, withoutDemo: false, template: null };
  return publishImport(read.content, read.understood, wishes, context);
}

/** The set in the clean form of imports, a row per segment with a value. */
export function ownDenominatorCsv({ values, asOf, definition, source }: OwnDenominator): string {
  const rows = SEGMENTS.flatMap((segment) => {
    const people = values[segment];
    const id = `cabang-${asOf}-${segment}`;
    return people === null ? [] : [[id, 'Penyebut cabang', segment, people, asOf, definition, source]];
  });
  return csvLines([FACT_SPECS.denominators.fields.map((field) => field.name), ...rows]);
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}
