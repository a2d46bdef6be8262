/** The n-th largest number of a list, n from 1: Hoare's selection (1961) on a copy. */
export function nthLargest(list: Float64Array, n: number): number {
  const numbers = list.slice();
  const target = n - 1;
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const pivot = numbers[(low + high) >> 1]!;
    let [i, j] = [low, high];
    while (i <= j) {
      while (numbers[i]! > pivot) i++;
      while (numbers[j]! < pivot) j--;
      if (i > j) break;
      const held = numbers[i]!;
      numbers[i++] = numbers[j]!;
      numbers[j--] = held;
    }
    if (target <= j) high = j;
    else if (target >= i) low = i;
    else return numbers[target]!;
  }
  return numbers[target]!;
}
