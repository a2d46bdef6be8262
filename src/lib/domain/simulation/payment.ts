import { monthIndex, type Period } from '../calendar/period.ts';

/** Payers whose members are paid for one by one; the others come and go in batches. */
export type IndividualStream = 'pu' | 'jakon' | 'mandiri' | 'perisai';

/** Monthly chances: `fall` of an active member to miss payment, `recover` of a member in arrears to settle it. */
export interface PaymentRates {
  fall: number;
  recover: number;
}

/** Months with Idul Fitri in or around them: money goes to the feast and the journey home. */
export const LEBARAN_MONTHS: readonly Period[] = ['2023-04', '2024-04', '2025-03', '2025-04', '2026-03'];

// Invented, by month of the quarter: many self-payers settle three months at once, at the end of the quarter.
const QUARTERLY: readonly PaymentRates[] = [
  { fall: 0.12, recover: 0.12 },
  { fall: 0.07, recover: 0.18 },
  { fall: 0.03, recover: 0.6 },
];
const LEBARAN: PaymentRates = { fall: 1.4, recover: 0.7 };
const AGENT: PaymentRates = { fall: 0.8, recover: 1.1 };

const STEADY = {
  pu: { fall: 0.01, recover: 0.2 },
  jakon: { fall: 0.04, recover: 0.15 },
} as const satisfies Record<string, PaymentRates>;

/** Payment rates of a stream in a month. Employers pay evenly; self-payers by the quarter, less around Lebaran. */
export function paymentRates(stream: IndividualStream, period: Period): PaymentRates {
  if (stream === 'pu' || stream === 'jakon') return STEADY[stream];
  const factors = [
    ...(LEBARAN_MONTHS.includes(period) ? [LEBARAN] : []),
    ...(stream === 'perisai' ? [AGENT] : []),
  ];
  const base = QUARTERLY[monthIndex(period) % 3]!;
  return factors.reduce(
    (rates, f) => ({ fall: rates.fall * f.fall, recover: rates.recover * f.recover }),
    base,
  );
}
