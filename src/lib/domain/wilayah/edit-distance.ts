/**
 * Letters to insert, delete, change or swap with the next one to make one text of the other (optimal string alignment;
 * Damerau 1964). Looks no further than `most`: `Infinity` where more are needed.
 */
export function editDistance(a: string, b: string, most = Infinity): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let [beforeLast, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  let leastOfLast = 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    // Whatever follows comes from this row or, swapping, from the one before at one more.
    if (least > most && leastOfLast + 1 > most) return Infinity;
    [beforeLast, last, leastOfLast] = [last, row, least];
  }
  return last[b.length]! <= most ? last[b.length]! : Infinity;
}
