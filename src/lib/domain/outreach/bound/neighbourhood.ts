import type { RandomSource } from '../../random/random.ts';
import type { Instance, Route } from '../instance.ts';

/** Routes of a plan to keep when a random one and those that pass nearest to it are planned again. @param count planned again */
export function keptRoutes(
  instance: Instance,
  plan: readonly Route[],
  count: number,
  random: RandomSource,
): Route[] {
  const seed = plan[Math.floor(random() * plan.length)];
  if (!seed || plan.length <= count) return [];
  // A little noise, so that the same seed does not always mean the same neighbours.
  const far = plan.map((route) =>
    route === seed ? -1 : apart(instance, seed, route) * (1 + 0.5 * random()),
  );
  const order = [...plan.keys()].sort((a, b) => far[a]! - far[b]! || a - b);
  return order.slice(count).map((at) => plan[at]!);
}

/** Shortest way there and back between a visit of one route and one of another. */
function apart({ visits, classes }: Instance, a: Route, b: Route): number {
  const { size, minutes } = classes[a.class]!.travel;
  let least = Infinity;
  for (const v of a.visits) {
    for (const w of b.visits) {
      const [i, j] = [visits[v]!.place, visits[w]!.place];
      least = Math.min(least, minutes[i * size + j]! + minutes[j * size + i]!);
    }
  }
  return least;
}
