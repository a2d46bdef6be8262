import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnrollmentCount } from '#lib/domain/coverage/enrollment.ts';
import { simulateEnrollment, type SimulationDesa } from '#lib/domain/simulation/enrollment.ts';
import { estimateWorkers } from '#lib/domain/workers/model.ts';
import { dataPaths, writeAtomically } from '../data-folder.ts';
import { CLEAN_COLUMNS, importEnrollment } from '../imports/enrollment-csv.ts';
import { readLedger, removeEntries, type LedgerEntry } from '../ledger/ledger.ts';
import type { Reference } from '../warehouse/reference.ts';

const FIRST = '2023-01';
const LAST = '2026-10';
const SEED = 331710;

/**
 * Writes the simulated enrollment as one clean-form CSV a month and imports the files the way a real file is.
 * @returns the ledger entries, each marked as simulated
 */
export async function loadDemo(dataDir: string, reference: Reference, now: string): Promise<LedgerEntry[]> {
  const { demo } = dataPaths(dataDir);
  await mkdir(demo, { recursive: true });
  const paths: string[] = [];
  for (const { period, counts } of simulateEnrollment(simulationDesa(reference), {
    first: FIRST,
    last: LAST,
    seed: SEED,
  })) {
    const path = join(demo, `simulasi-kepesertaan-${period}.csv`);
    await writeAtomically(path, cleanForm(counts));
    paths.push(path);
  }
  await removeEntries(dataDir, await outdated(dataDir, paths));
  const entries = await importEnrollment(paths, {
    dataDir,
    desaCodes: reference.desa.map(({ code }) => code),
    simulated: true,
    importedAt: now,
  });
  await rm(demo, { recursive: true });
  return entries;
}

/** Simulated imports of an earlier version of the simulation: their months would clash with the new files. */
async function outdated(dataDir: string, paths: readonly string[]): Promise<LedgerEntry[]> {
  const hashes = new Set<string>();
  for (const path of paths)
    hashes.add(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  return (await readLedger(dataDir)).filter((entry) => entry.simulated && !hashes.has(entry.sha256));
}

function simulationDesa({ desa, inputs }: Reference): SimulationDesa[] {
  const workers = estimateWorkers(inputs.desa, inputs.labour, inputs.margins.potensi);
  return desa.map((facts, i) => ({
    code: facts.code,
    kecamatanCode: facts.kecamatanCode,
    terrain: facts.terrain,
    population: inputs.desa[i]!.population,
    coastKm: facts.coastKm,
    areaKm2: facts.areaKm2,
    eligible: { pu: workers[i * 3]!, bpu: workers[i * 3 + 1]!, jakon: workers[i * 3 + 2]! },
  }));
}

function cleanForm(counts: readonly EnrollmentCount[]): string {
  const lines = counts.map((row) =>
    [row.period, row.desaCode, row.segment, row.payer, row.status, row.count].join(','),
  );
  return `${[CLEAN_COLUMNS.join(','), ...lines].join('\n')}\n`;
}
