import { isPeriod, type Period } from '../domain/calendar/period.ts';
import { SECTORS, type Sector } from '../domain/contributions/rules.ts';
import type { Payer } from '../domain/coverage/enrollment.ts';
import type { Shares } from '../domain/targets/still-active.ts';
import { typedPeople, typedPercent, typedRupiah, type Typed } from './typed-number.ts';

/** Who can pay for somebody who is to be protected. */
export const WHAT_IF_PAYERS = [
  'apbd',
  'apbdes',
  'dbhcht',
  'csr',
  'donatur',
  'perisai',
  'mandiri',
] as const satisfies readonly Payer[];
export type WhatIfPayer = (typeof WHAT_IF_PAYERS)[number];

/** For how long protection can be paid, months. */
export const MOST_MONTHS = 24;

/** Parameters of the URL. */
export const WHAT_IF_PARAMETERS = {
  kecamatan: 'di',
  people: 'orang',
  budget: 'anggaran',
  payer: 'sumber',
  sector: 'sektor',
  from: 'mulai',
  months: 'selama',
  low: 'hati-hati',
  mid: 'tengah',
  high: 'harapan',
} as const;

/** Number fields. */
const TYPED = ['people', 'budget', 'low', 'mid', 'high'] as const;
export type TypedField = (typeof TYPED)[number];

/** What stands in the fields. */
export interface WhatIfForm extends Record<TypedField, string> {
  kecamatan: string[];
  payer: WhatIfPayer;
  sector: Sector;
  from: Period;
  months: number;
}

/** What of the number fields cannot be used; `shares`: not all three, or not in order. */
export type FormProblem = { field: TypedField } | { field: 'shares' };

/** What is asked for, as numbers; a field that cannot be used is null. */
export interface WhatIfAsked {
  form: WhatIfForm;
  people: number | null;
  budgetIdr: number | null;
  /** Of those protected still active, 0–1; null: as is assumed without being told. */
  shares: Shares | null;
  problems: FormProblem[];
}

/** What the data allow; the first month is the one proposed. */
export interface WhatIfBounds {
  kecamatan: readonly string[];
  months: readonly Period[];
}

/** A parameter of the URL that is not allowed, and what would be. */
export interface WrongParameter {
  parameter: string;
  value: string;
  allowed: readonly string[];
}

/** Reads a what-if from the URL. @param usual kecamatan that are chosen unless the URL names some */
export function readWhatIf(
  params: URLSearchParams,
  bounds: WhatIfBounds,
  usual: readonly string[],
): { asked: WhatIfAsked; wrong: null } | { asked: null; wrong: WrongParameter } {
  const named = params.getAll(WHAT_IF_PARAMETERS.kecamatan).filter((code) => code !== '');
  const choices = {
    payer: WHAT_IF_PAYERS as readonly string[],
    sector: SECTORS as readonly string[],
    from: bounds.months.filter(isPeriod),
    months: Array.from({ length: MOST_MONTHS }, (_, i) => String(i + 1)),
  };
  const wrong = [
    ...named.map((value) => ({ parameter: 'di', value, allowed: bounds.kecamatan })),
    ...(['payer', 'sector', 'from', 'months'] as const).map((field) => ({
      parameter: WHAT_IF_PARAMETERS[field],
      value: params.get(WHAT_IF_PARAMETERS[field]) ?? '',
      allowed: choices[field],
    })),
  ].find(({ value, allowed }) => value !== '' && !allowed.includes(value));
  if (wrong) return { asked: null, wrong };
  const text = (field: keyof typeof WHAT_IF_PARAMETERS) => params.get(WHAT_IF_PARAMETERS[field]) ?? '';
  const form: WhatIfForm = {
    kecamatan: [...new Set(named.length > 0 ? named : usual)],
    payer: (text('payer') || WHAT_IF_PAYERS[0]) as WhatIfPayer,
    sector: (text('sector') || SECTORS[0]) as Sector,
    from: text('from') || (bounds.months[0] ?? ''),
    months: Number(text('months') || 12),
    ...{ people: text('people'), budget: text('budget') },
    ...{ low: text('low'), mid: text('mid'), high: text('high') },
  };
  return { asked: asNumbers(form), wrong: null };
}

function asNumbers(form: WhatIfForm): WhatIfAsked {
  const typed: Record<TypedField, Typed> = {
    people: typedPeople(form.people),
    budget: typedRupiah(form.budget),
    low: typedPercent(form.low),
    mid: typedPercent(form.mid),
    high: typedPercent(form.high),
  };
  const value = (field: TypedField) => {
    const found = typed[field];
    return found.kind === 'number' ? found.value : null;
  };
  const wrong = TYPED.filter((field) => typed[field].kind === 'wrong');
  const [low, mid, high] = [value('low'), value('mid'), value('high')];
  const isUntold = (['low', 'mid', 'high'] as const).every((field) => typed[field].kind === 'empty');
  const isTold = low !== null && mid !== null && high !== null && low <= mid && mid <= high;
  const areNumbers = !wrong.some((field) => field === 'low' || field === 'mid' || field === 'high');
  return {
    form,
    people: value('people'),
    budgetIdr: value('budget'),
    shares: isTold ? { low: low / 100, mid: mid / 100, high: high / 100 } : null,
    problems: [
      ...wrong.map((field) => ({ field })),
      ...(areNumbers && !isUntold && !isTold ? [{ field: 'shares' as const }] : []),
    ],
  };
}
