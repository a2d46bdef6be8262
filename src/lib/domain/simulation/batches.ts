import { SPONSORS, type Sponsor } from '../coverage/enrollment.ts';
import { addMonths, type Period } from '../calendar/period.ts';
import type { SimulationDesa } from './desa.ts';
import { apportion, type Draws } from './draws.ts';

export const BATCH_PAYERS = SPONSORS;
export type BatchPayer = Sponsor;

/** Who a payer sponsors, and where. Numbers invented. */
export interface Programme {
  who: string;
  where: (desa: SimulationDesa) => boolean;
  /** What people of the batch are spread by. */
  by: (desa: SimulationDesa) => number;
  /** Every desa of the programme gets at least so many. */
  atLeast: number;
  /** Spread of the desa effect, SD of the logarithm. */
  desaSd: number;
  /** Share of those whose membership ended who go on as mandiri. */
  converts: number;
}

/** People whose contribution one sponsor pays for the same months: they start and lapse together. */
export interface Batch {
  payer: BatchPayer;
  first: Period;
  months: number;
  people: number;
}

const inKecamatan =
  (...codes: string[]) =>
  (desa: SimulationDesa) =>
    codes.includes(desa.kecamatanCode);
const byInformal = (desa: SimulationDesa) => desa.eligible.bpu;

export const PROGRAMMES: Record<BatchPayer, Programme> = {
  donatur: {
    who: 'workers around a donor’s home (SERTAKAN), in town, Lasem, Sulang and Pamotan',
    where: inKecamatan('33.17.10', '33.17.14', '33.17.08', '33.17.07'),
    by: byInformal,
    atLeast: 0,
    desaSd: 0.9,
    converts: 0.3,
  },
  csr: {
    who: 'neighbours of the cement plant, in Gunem, Bulu and Sale',
    where: inKecamatan('33.17.03', '33.17.02', '33.17.04'),
    by: byInformal,
    atLeast: 0,
    desaSd: 0.5,
    converts: 0.2,
  },
  apbd: {
    who: 'fishers, in desa that touch the sea',
    where: (desa) => desa.coastKm > 0,
    by: byInformal,
    atLeast: 2,
    desaSd: 0.4,
    converts: 0.28,
  },
  apbdes: {
    who: 'heads of RT and RW, in every desa, through ADD',
    where: () => true,
    by: (desa) => desa.population,
    atLeast: 4,
    desaSd: 0.1,
    converts: 0.25,
  },
  dbhcht: {
    who: 'tobacco workers, in Sulang, Sumber and Gunem',
    where: inKecamatan('33.17.08', '33.17.01', '33.17.03'),
    by: byInformal,
    atLeast: 2,
    desaSd: 0.25,
    converts: 0.22,
  },
};

/** Every sponsored batch. Invented, but for the 4,500 heads of RT and RW, whose number is in the press. */
export const BATCHES: readonly Batch[] = [
  { payer: 'csr', first: '2022-07', months: 12, people: 600 },
  { payer: 'csr', first: '2023-07', months: 12, people: 650 },
  { payer: 'csr', first: '2024-07', months: 12, people: 650 },
  { payer: 'csr', first: '2025-07', months: 12, people: 700 },
  { payer: 'csr', first: '2026-07', months: 12, people: 720 },
  { payer: 'donatur', first: '2022-12', months: 12, people: 150 },
  { payer: 'donatur', first: '2023-09', months: 12, people: 110 },
  { payer: 'donatur', first: '2023-12', months: 12, people: 140 },
  { payer: 'donatur', first: '2024-09', months: 12, people: 180 },
  { payer: 'donatur', first: '2025-01', months: 12, people: 150 },
  { payer: 'donatur', first: '2025-10', months: 12, people: 200 },
  { payer: 'donatur', first: '2026-03', months: 12, people: 220 },
  { payer: 'apbd', first: '2023-03', months: 6, people: 1_300 },
  { payer: 'apbd', first: '2023-10', months: 6, people: 2_200 },
  { payer: 'apbd', first: '2024-05', months: 6, people: 1_600 },
  { payer: 'apbd', first: '2025-05', months: 6, people: 1_700 },
  { payer: 'apbd', first: '2026-06', months: 6, people: 1_800 },
  { payer: 'apbdes', first: '2024-03', months: 12, people: 4_500 },
  { payer: 'apbdes', first: '2025-03', months: 12, people: 4_500 },
  { payer: 'apbdes', first: '2026-03', months: 12, people: 4_500 },
  { payer: 'dbhcht', first: '2023-07', months: 6, people: 2_500 },
  { payer: 'dbhcht', first: '2024-07', months: 6, people: 2_450 },
  { payer: 'dbhcht', first: '2025-07', months: 6, people: 2_600 },
  { payer: 'dbhcht', first: '2026-07', months: 6, people: 2_700 },
];

/** Last month a batch is paid for. */
export function lastMonth(batch: Batch): Period {
  return addMonths(batch.first, batch.months - 1);
}

/** A batch in one of its months: people per desa, and the last month they are paid for. */
export interface RunningBatch {
  last: Period;
  people: Int32Array;
}

/** What a payer pays for in a month. */
export type BatchPlan = (payer: BatchPayer, period: Period) => RunningBatch[];

/** People per desa of batches that run side by side. */
export function peopleOf(running: readonly RunningBatch[], desa: number): Int32Array {
  const paid = new Int32Array(desa);
  for (const { people } of running) people.forEach((count, i) => (paid[i]! += count));
  return paid;
}

/**
 * Shares each batch over the desa of its programme: the minimum first, the rest by weight × a lognormal desa
 * effect drawn once per programme, so that a renewal of the same size reaches the same people.
 */
export function planBatches(desa: readonly SimulationDesa[], draws: Draws): BatchPlan {
  const weights = Object.fromEntries(
    BATCH_PAYERS.map((payer) => [payer, programmeWeights(PROGRAMMES[payer], desa, draws)]),
  ) as Record<BatchPayer, number[]>;
  const shared = BATCHES.map((batch) => ({
    ...batch,
    last: lastMonth(batch),
    people: shareBatch(batch, weights[batch.payer]),
  }));
  return (payer, period) =>
    shared.filter((batch) => batch.payer === payer && batch.first <= period && period <= batch.last);
}

function programmeWeights(programme: Programme, desa: readonly SimulationDesa[], draws: Draws): number[] {
  return desa.map((d) => (programme.where(d) ? programme.by(d) * draws.logNormal(programme.desaSd) : 0));
}

function shareBatch({ payer, people }: Batch, weights: readonly number[]): Int32Array {
  const minimum = weights.map((weight) => (weight > 0 ? PROGRAMMES[payer].atLeast : 0));
  const rest = people - minimum.reduce((a, b) => a + b, 0);
  return apportion(rest, weights).map((share, i) => share + minimum[i]!);
}
