import { createHash } from 'node:crypto';
import type { EnrollmentCount } from '#lib/domain/coverage/enrollment.ts';
import type { CodedTexts, CountRecords } from '#lib/domain/imports/findings.ts';
import { publishEntry, type LedgerEntry } from '../ledger/ledger.ts';
import { writePayload } from './ledger-records.ts';

export interface CountsImport {
  dataDir: string;
  /** Shown as the source. */
  fileName: string;
  /** True for the product's own demo; everything shown from it is labelled. */
  simulated: boolean;
  /** ISO time written into the ledger. */
  importedAt: string;
  author: string;
}

/** Puts enrollment counts that are already clean into the ledger. @returns their entry */
export async function importCounts(
  counts: readonly EnrollmentCount[],
  { dataDir, ...facts }: CountsImport,
): Promise<LedgerEntry> {
  const sha256 = countsHash(counts);
  const id = entryId(sha256, facts.importedAt);
  const records = countRecords(counts);
  const written = await writePayload(dataDir, id, { kind: 'enrollment', counts: records }, facts.simulated);
  const entry: LedgerEntry = {
    ...facts,
    ...written,
    id,
    sha256,
    kind: 'enrollment',
    periods: [...new Set(counts.map(({ period }) => period))].sort(),
    template: null,
    mapping: null,
    droppedColumns: [],
    undoneAt: null,
  };
  await publishEntry(dataDir, entry);
  return entry;
}

/** Id of an import: the same content imported at another time is another import. */
export function entryId(sha256: string, importedAt: string): string {
  return createHash('sha256').update(`${sha256} ${importedAt}`).digest('hex').slice(0, 16);
}

/** Hash of clean counts, by which a second import of the same ones is recognised. */
export function countsHash(counts: readonly EnrollmentCount[]): string {
  const hash = createHash('sha256');
  for (const { period, desaCode, segment, payer, status, paidThrough, firstMonth, count } of counts) {
    const months = `${paidThrough ?? ''},${firstMonth ?? ''}`;
    hash.update(`${period},${desaCode},${segment},${payer},${status},${months},${count}\n`);
  }
  return hash.digest('hex');
}

function countRecords(counts: readonly EnrollmentCount[]): CountRecords {
  return {
    length: counts.length,
    desa: coded(counts.map(({ desaCode }) => desaCode)),
    statusFollows: false,
    dimensions: {
      period: coded(counts.map(({ period }) => period)),
      segment: coded(counts.map(({ segment }) => segment)),
      payer: coded(counts.map(({ payer }) => payer)),
      status: coded(counts.map(({ status }) => status)),
      paid_through: coded(counts.map(({ paidThrough }) => paidThrough ?? '')),
      first_month: coded(counts.map(({ firstMonth }) => firstMonth ?? '')),
    },
    value: Int32Array.from(counts, ({ count }) => count),
    line: Int32Array.from(counts.keys(), (i) => i + 1),
  };
}

function coded(texts: readonly string[]): CodedTexts {
  const values = [...new Set(texts)];
  const codeOf = new Map(values.map((text, code) => [text, code]));
  return { values, codes: Int32Array.from(texts, (text) => codeOf.get(text)!) };
}
