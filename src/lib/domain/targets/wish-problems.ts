import { capOf, givenBy, isKnown, type Given } from './split-bounds.ts';
import type { SplitProblem, WishesPart } from './split-problem.ts';
import { MOST_PEOPLE, type Bounds, type SplitDesa, type SplitWishes } from './split-wishes.ts';

const PARTS = ['locks', 'desaBounds', 'kecamatanBounds', 'byHand'] as const;
const OUTSIDE = { lock: 'lock-outside', hand: 'hand-outside', kept: 'kept-outside' } as const;

/** Every wish that cannot be met whatever the other desa get. Numbers typed for `by-hand` count under that rule only. */
export function wishProblems(desa: readonly SplitDesa[], wishes: SplitWishes): SplitProblem[] {
  const wrong = notWhole(wishes);
  if (wrong.length > 0) return wrong;
  const given = givenBy(wishes);
  const ownBounds = new Map(Object.entries(wishes.desaBounds));
  return [
    ...unknownCodes(desa, wishes),
    ...desa.flatMap((one) => desaProblem(one, ownBounds.get(one.code) ?? {}, given(one), wishes)),
    ...Object.entries(wishes.kecamatanBounds).flatMap(([code, own]) => crossed('kecamatan', code, own)),
  ];
}

function notWhole(wishes: SplitWishes): SplitProblem[] {
  type Numbers = [code: string, value: number | undefined][];
  const numbers = (part: WishesPart) =>
    Object.entries<number | Bounds>(wishes[part]).flatMap(([code, value]): Numbers =>
      typeof value === 'number'
        ? [[code, value]]
        : [
            [code, value.min],
            [code, value.max],
          ],
    );
  const wrong = (value: number) => !Number.isInteger(value) || value < 0 || value > MOST_PEOPLE;
  return [
    ...(wrong(wishes.total) ? [problem('total', null, wishes.total)] : []),
    ...partsUsed(wishes).flatMap((of) =>
      numbers(of).flatMap(([code, value]) =>
        value !== undefined && wrong(value) ? [problem(of, code, value)] : [],
      ),
    ),
  ];
}

function problem(of: WishesPart | 'total', code: string | null, value: number): SplitProblem {
  return { kind: 'not-whole', of, code, value };
}

function partsUsed({ rule }: SplitWishes): readonly WishesPart[] {
  return PARTS.filter((part) => part !== 'byHand' || rule === 'by-hand');
}

function unknownCodes(desa: readonly SplitDesa[], wishes: SplitWishes): SplitProblem[] {
  return partsUsed(wishes).flatMap((of): SplitProblem[] => {
    const left = new Set(Object.keys(wishes[of]));
    if (left.size > 0)
      for (const { code, kecamatan } of desa) left.delete(of === 'kecamatanBounds' ? kecamatan : code);
    const codes = [...left];
    return codes.length > 0 ? [{ kind: 'unknown-code', of, codes: codes.sort() }] : [];
  });
}

function desaProblem(
  one: SplitDesa,
  own: Bounds,
  given: { people: number; by: Given } | null,
  { keepActive, cap }: SplitWishes,
): SplitProblem[] {
  const { code } = one;
  const { min = 0, max = Infinity } = own;
  if (min > max) return crossed('desa', code, own);
  if (given !== null) {
    const { people, by } = given;
    return people >= min && people <= max
      ? []
      : [{ kind: OUTSIDE[by], code, people, min, max: own.max ?? null }];
  }
  if (!isKnown(one))
    return own.min === undefined && own.max === undefined ? [] : [{ kind: 'bounds-of-unknown', code }];
  if (keepActive && max < one.active) return [{ kind: 'max-below-active', code, max, active: one.active }];
  return cap && min > capOf(one) ? [{ kind: 'min-above-cap', code, min, most: capOf(one) }] : [];
}

function crossed(of: 'desa' | 'kecamatan', code: string, { min, max }: Bounds): SplitProblem[] {
  return min !== undefined && max !== undefined && min > max
    ? [{ kind: 'min-above-max', of, code, min, max }]
    : [];
}
