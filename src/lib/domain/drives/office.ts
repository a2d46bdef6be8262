import { BASE_PLACE, type TravelPlace } from './travel.ts';

/** Where teams set out. The position is the middle of desa Pandean, in which the office lies: a few hundred metres off. */
export const OFFICE: TravelPlace & { name: string } = {
  id: BASE_PLACE,
  name: 'Kantor cabang (Jl. Jend. Sudirman 38, Pandean)',
  lat: -6.7041,
  lon: 111.3513,
  terrain: 'coast',
};
