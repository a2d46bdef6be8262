import { seededRandom } from '#lib/domain/random/random.ts';
import { estimateWorkers, type WorkerInput } from '#lib/domain/workers/model.ts';
import { readConfig } from '#lib/server/config.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';
import { DRAWS, drawsFor, eligibleRows, type ModelInputs } from '#lib/server/warehouse/worker-estimates.ts';
import type { Measure } from '../measure.ts';
import { timeInTurns } from '../timing.ts';

const SCOPE = '33.17';
/** 285 kabupaten of Rembang's 294 desa: about as many desa as Indonesia has. */
const KABUPATEN = 285;
const SEED = 84;

/** The workers model: estimates, draws and intervals of one kabupaten, and estimates of a whole country. */
export async function benchWorkers(): Promise<Measure[]> {
  const { inputs } = await readReference(readConfig({}).appDir, SCOPE);
  const country = likeRembang(inputs.desa);
  const { labour, margins } = inputs;
  const timings = await timeInTurns(
    {
      estimate: () => estimateWorkers(inputs.desa, labour, margins.potensi),
      draws: () => drawsFor(inputs, 'potensi'),
      rows: () => eligibleRows(inputs),
      country: () => country.forEach((desa) => estimateWorkers(desa, labour, margins.potensi)),
    },
    { rounds: 20 },
  );
  const desa = inputs.desa.length;
  return [
    { name: `workers: estimate ${desa} desa × 3`, unit: 'ms', ...timings.estimate },
    { name: `workers: draw ${desa} desa × 3 × ${DRAWS}`, unit: 'ms', ...timings.draws },
    { name: `workers: all rows with intervals (2 denominators)`, unit: 'ms', ...timings.rows },
    {
      name: `workers: estimate ${desa * KABUPATEN} desa × 3 in ${KABUPATEN} kabupaten`,
      unit: 'ms',
      ...timings.country,
    },
  ];
}

/** Kabupaten that differ from Rembang by their populations, up to a fifth either way. */
function likeRembang(desa: ModelInputs['desa']): WorkerInput[][] {
  const random = seededRandom(SEED);
  return Array.from({ length: KABUPATEN }, () =>
    desa.map((one) => ({ ...one, population: Math.round(one.population * (0.8 + 0.4 * random())) })),
  );
}
