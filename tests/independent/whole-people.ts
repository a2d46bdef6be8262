/** Two remainders nearer than this, in people, are a tie: the earlier one gets the person. */
const TIE = 1e-6;

/** Largest remainder: whole people in all, from quotas that add up to them. */
export function wholePeople(quotas: readonly number[], total: number): number[] {
  const floors = quotas.map(Math.floor);
  const remainders = quotas.map((quota, i) => quota - floors[i]!);
  return giveOneByOne(floors, total, (a, b) => remainders[a]! > remainders[b]! + TIE);
}

/**
 * Gives the people left over to the largest remainder, then to the largest of the others, and so on.
 * @param isLarger whether the remainder at `a` is larger than that at `b`
 */
export function giveOneByOne(
  floors: readonly number[],
  total: number,
  isLarger: (a: number, b: number) => boolean,
): number[] {
  const whole = [...floors];
  const waiting = new Set(floors.keys());
  for (let left = total - add(floors); left > 0; left--) {
    const next = [...waiting].reduce((best, i) => (isLarger(i, best) ? i : best));
    waiting.delete(next);
    whole[next]! += 1;
  }
  return whole;
}

export function add(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
