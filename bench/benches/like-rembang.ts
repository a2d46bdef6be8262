import { seededRandom } from '#lib/domain/random/random.ts';
import type { ModelInputs } from '#lib/server/warehouse/model-inputs.ts';

export const SCOPE = '33.17';
/** 285 kabupaten of Rembang's 294 desa: about as many desa as Indonesia has. */
export const KABUPATEN = 285;
const SEED = 84;

/** A kabupaten that differs from Rembang by its populations, up to a fifth either way, and by its codes. */
export function likeRembang(inputs: ModelInputs, at: number): ModelInputs {
  const random = seededRandom(SEED + at);
  const desa = inputs.desa.map((one) => ({
    ...one,
    code: `${at}.${one.code}`,
    population: Math.round(one.population * (0.8 + 0.4 * random())),
  }));
  return { ...inputs, desa };
}
