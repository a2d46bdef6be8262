import { formatFor } from '#lib/views/format.ts';
import type { Lang } from '#lib/views/page-data.ts';

/** A value axis that ends on round numbers. */
export interface Scale {
  from: number;
  to: number;
  ticks: readonly { value: number; text: string }[];
}

const STEPS = [1, 2, 2.5, 5, 10];
/** Less than this is nothing. */
const SMALLEST = 1e-6;

/** The axis that shows 0 and all values, with about so many steps (one more where that is rounder). Whole values have whole steps. */
export function scaleOf(values: readonly number[], steps: number, lang: Lang): Scale {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = most - least < SMALLEST ? 1 : most - least;
  const decade = 10 ** Math.floor(Math.log10(span / steps));
  const fine = STEPS.map((one) => one * decade).find((one) => one * (steps + 1) >= span * (1 - 1e-9))!;
  const step = values.every(Number.isInteger) ? Math.max(1, Math.ceil(fine)) : fine;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  const digits = decimalsOf(step);
  const format = formatFor(lang);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => {
    const value = Number(((first + i) * step).toPrecision(12));
    return { value, text: format.decimal(value, digits) };
  });
  return { from: ticks[0]!.value, to: ticks.at(-1)!.value, ticks };
}

function decimalsOf(step: number): number {
  let digits = 0;
  while (digits < 9 && Math.abs(Math.round(step * 10 ** digits) / 10 ** digits - step) > step * 1e-9)
    digits++;
  return digits;
}
