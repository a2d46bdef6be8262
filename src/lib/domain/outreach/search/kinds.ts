import type { Instance, ShiftClass } from '../instance.ts';

/** A class of team-days, with what the search asks of it again and again. */
export interface Kind {
  shift: ShiftClass;
  /** Ways between places, and the same table turned round; one and the same array where they are alike. */
  way: Float64Array;
  wayTo: Float64Array;
  isSymmetric: boolean;
  /** Some visit's window is narrower than the working hours, so that sums of minutes do not tell whether a day works. */
  isTimed: boolean;
  /** Minutes from the beginning of the working hours to their end. */
  capacity: number;
}

export function kindsOf({ classes, visits }: Instance): Kind[] {
  const turned = new Map<Float64Array, Float64Array>();
  return classes.map((shift) => {
    const { minutes: way, size } = shift.travel;
    const wayTo = turned.get(way) ?? turnedTable(way, size);
    turned.set(way, wayTo);
    const isNarrow = (v: number) =>
      !Number.isNaN(shift.value[v]!) && (shift.opens[v]! > shift.from || shift.closes[v]! < shift.to);
    const isTimed = visits.some((_, v) => isNarrow(v));
    return { shift, way, wayTo, isSymmetric: wayTo === way, isTimed, capacity: shift.to - shift.from };
  });
}

/** The table with from and to exchanged; the table itself where that makes no difference. */
function turnedTable(way: Float64Array, size: number): Float64Array {
  const turned = new Float64Array(way.length);
  let isSame = true;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      turned[j * size + i] = way[i * size + j]!;
      isSame &&= way[i * size + j] === way[j * size + i];
    }
  }
  return isSame ? way : turned;
}
