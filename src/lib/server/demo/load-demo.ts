import { simulateEnrollment, type SimulationDesa } from '#lib/domain/simulation/enrollment.ts';
import { estimateWorkers } from '#lib/domain/workers/model.ts';
import { countsHash, importCounts } from '../imports/import-counts.ts';
import { readHistory, removeEntries, sweepLedger, type LedgerEntry } from '../ledger/ledger.ts';
import type { Reference } from '../warehouse/reference.ts';

const FIRST = '2023-01';
const LAST = '2026-10';
const SEED = 331710;

/**
 * Puts the simulated enrollment into the ledger, one import a month, the way counts of a real file get there. Months
 * that are already in are not put in twice; those of an earlier version of the simulation are taken out.
 * @returns the ledger entries, each marked as simulated
 */
export async function loadDemo(dataDir: string, reference: Reference, now: string): Promise<LedgerEntry[]> {
  await sweepLedger(dataDir);
  const months = simulateEnrollment(simulationDesa(reference), { first: FIRST, last: LAST, seed: SEED });
  const hashes = new Map(months.map(({ period, counts }) => [countsHash(counts), period]));
  const before = (await readHistory(dataDir)).filter(({ simulated }) => simulated);
  const kept = before.filter(({ sha256, undoneAt }) => hashes.has(sha256) && undoneAt === null);
  await removeEntries(
    dataDir,
    before.filter((entry) => !kept.includes(entry)),
  );
  const have = new Set(kept.map(({ sha256 }) => sha256));
  const entries = [...kept];
  for (const { period, counts } of months) {
    if (have.has(countsHash(counts))) continue;
    const fileName = `simulasi-kepesertaan-${period}`;
    entries.push(
      await importCounts(counts, { dataDir, fileName, simulated: true, importedAt: now, author: 'Jangkau' }),
    );
  }
  return entries;
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
