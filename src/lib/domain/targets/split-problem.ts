import type { SplitRule } from './split-wishes.ts';

/** The part of the wishes that a problem is about. */
export type WishesPart = 'locks' | 'desaBounds' | 'kecamatanBounds' | 'byHand';

/**
 * Why a target cannot be split as wished, with the figures that stand against each other; people throughout.
 * - `not-whole`: a number that is not a whole number of people from 0 to 2³¹ − 1 (`code` null: the total)
 * - `unknown-code`: wishes for places that are not there
 * - `min-above-max`: the bounds of a place exclude each other
 * - `max-below-active`, `min-above-cap`: a bound of a desa against the members it has or the workers it has
 * - `lock-outside`, `hand-outside`, `kept-outside`: a fixed number outside the bounds of its own desa
 * - `bounds-of-unknown`: bounds of a desa that gets no number, because its workers or members are unknown
 * - `lock-above-kecamatan`, `locks-above-kecamatan`: one lock, or all locks of a kecamatan (`locks` of them), above its maximum
 * - `kecamatan-max`, `kecamatan-min`: the desa of a kecamatan cannot go as low, or as high, as its bounds ask (`people`: they can)
 * - `locks-above-total`: the locks alone are more than the total
 * - `by-hand-sum`: typed numbers, locks, and the members of the desa that were not typed (`kept` of them) do not sum to the total
 * - `minima-above-total`, `maxima-below-total`: all desa together cannot go as low, or as high, as the total
 * - `no-weight`: something is left to give and nobody has a gap, worker or response to give it by
 * - `nothing-known`: no desa has the figures that the rule needs
 */
export type SplitProblem =
  | { kind: 'not-whole'; of: WishesPart | 'total'; code: string | null; value: number }
  | { kind: 'unknown-code'; of: WishesPart; codes: string[] }
  | { kind: 'min-above-max'; of: 'desa' | 'kecamatan'; code: string; min: number; max: number }
  | { kind: 'max-below-active'; code: string; max: number; active: number }
  | { kind: 'min-above-cap'; code: string; min: number; most: number }
  | Outside<'lock-outside'>
  | Outside<'hand-outside'>
  | Outside<'kept-outside'>
  | { kind: 'bounds-of-unknown'; code: string }
  | { kind: 'lock-above-kecamatan'; code: string; kecamatan: string; people: number; max: number }
  | { kind: 'locks-above-kecamatan'; code: string; locks: number; people: number; max: number }
  | { kind: 'kecamatan-max'; code: string; max: number; people: number }
  | { kind: 'kecamatan-min'; code: string; min: number; people: number }
  | { kind: 'locks-above-total'; total: number; locks: number; people: number }
  | { kind: 'by-hand-sum'; total: number; people: number; kept: number; keptPeople: number }
  | { kind: 'minima-above-total'; total: number; people: number; active: number; keepActive: boolean }
  | { kind: 'maxima-below-total'; total: number; people: number; cap: boolean }
  | { kind: 'no-weight'; rule: SplitRule; left: number; kecamatan: string | null }
  | { kind: 'nothing-known'; rule: SplitRule };

interface Outside<Kind> {
  kind: Kind;
  code: string;
  people: number;
  min: number;
  max: number | null;
}
