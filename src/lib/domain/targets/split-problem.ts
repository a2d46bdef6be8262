import type { SplitRule } from './split-wishes.ts';

/**
 * Why a target cannot be split as wished, with the figures that stand against each other; people throughout.
 * - `unknown-code`: wishes for places that are not there
 * - `min-above-max`: the bounds of a place exclude each other
 * - `max-below-active`, `min-above-cap`: a bound of a desa against the members it has or the workers it has
 * - `lock-outside`, `hand-outside`: a fixed number outside the bounds of its own desa
 * - `kecamatan-max`, `kecamatan-min`: the desa of a kecamatan cannot go as low, or as high, as its bounds ask (`people`: they can)
 * - `minima-above-total`, `maxima-below-total`: all desa together cannot go as low, or as high, as the total
 * - `by-hand-sum`: typed numbers do not add up
 * - `no-weight`: something is left to give and nobody has a gap, worker or response to give it by
 * - `nothing-known`: no desa has the figures that the rule needs
 */
export type SplitProblem =
  | { kind: 'unknown-code'; of: 'locks' | 'desaBounds' | 'kecamatanBounds' | 'byHand'; codes: string[] }
  | { kind: 'min-above-max'; code: string; min: number; max: number }
  | { kind: 'max-below-active'; code: string; max: number; active: number }
  | { kind: 'min-above-cap'; code: string; min: number; most: number }
  | { kind: 'lock-outside' | 'hand-outside'; code: string; people: number; min: number; max: number | null }
  | { kind: 'kecamatan-max'; code: string; max: number; people: number }
  | { kind: 'kecamatan-min'; code: string; min: number; people: number }
  | { kind: 'minima-above-total'; total: number; people: number; keepActive: boolean }
  | { kind: 'maxima-below-total'; total: number; people: number; cap: boolean }
  | { kind: 'by-hand-sum'; total: number; people: number }
  | { kind: 'no-weight'; rule: SplitRule; left: number; kecamatan: string | null }
  | { kind: 'nothing-known'; rule: SplitRule };
