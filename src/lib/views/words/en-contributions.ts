import type { contributions as id } from './id-contributions.ts';

/** English words about contributions. */
export const contributions: typeof id = {
  sector: { other: 'other than transport', transport: 'transport' },
  payerClass: { self: 'the rate of self-payers', government: 'the government rate' },
  payer: { apbdes: 'APBDes', mandiri: 'Self-paid' },
  by: { apbdes: 'from APBDes', mandiri: 'when self-paid' },
  unknown: {
    'no-rule': 'no contribution rule for this payer and sector',
    'no-rule-then': 'no contribution rule for one of its months',
  },
  idr: (amount) => `Rp ${amount}`,
  title: (months) => `Cost of protecting the rest for ${months} months`,
  plan: (people, place, months, span, programmes, costs) =>
    `To protect the ${people} informal workers of ${place} who are not yet protected for ${months} months (${span}), ${programmes} contributions are in all ${costs}.`,
  costBy: (amount, by) => `${amount} ${by}`,
  orElse: '; or ',
  inSector: (sector, amount) => ` (sector ${sector}: ${amount})`,
  unknownCost: (why) => `unknown (${why})`,
  interval: (interval, costs) => `Over the 95% interval of the gap (${interval} people): ${costs}.`,
  gapUnknown: (place, month, why) =>
    `The cost cannot be worked out yet: the BPU gap of ${place} for ${month} is unknown (${why}).`,
  nobodyLeft: (place, month) =>
    `By the estimate for ${month}, no informal workers of ${place} are left unprotected.`,
  nobodyLeftUpTo: (place, month, high) =>
    `By the estimate for ${month}, no informal workers of ${place} are left unprotected; the 95% interval still reaches ${high} people.`,
  caption: (people, programmes) =>
    `${programmes} contributions month by month for ${people} people, by payer`,
  month: 'Month',
  all: 'In all',
  perPerson: (who) => `${who}, a person`,
  total: (who) => `${who}, all`,
  unit: 'Rp',
  peopleLine: (people, month, denominator, asOf) =>
    `People = BPU gap of ${month} = ${people} (denominator ${denominator} as of ${asOf})`,
  formula: (who, people, months, total) => `${who}: ${people} × (${months}) = ${total}`,
  monthsAt: (months, amount) => `${months} months × ${amount}`,
  rules: 'Contribution rules used',
  rule: (name, base, discount, amount) => `${name}: ${base} less ${discount} = ${amount} a person a month`,
  row: (programme, segment, sector, payer, span, source) =>
    `${programme} ${segment}, sector ${sector}, payer ${payer}, ${span} (${source})`,
  span: (from, to) => `${from} to ${to}`,
  openSpan: (from) => `${from} onwards`,
  selfPaying: (payers) =>
    `By the branch's settings the rate of self-payers holds for: ${payers}. All others pay the government rate.`,
  selfPayingNone: "By the branch's settings every payer pays the government rate.",
  classOf: (payer, payerClass) => `${payer}: ${payerClass}`,
  sectorUnknown:
    "Workers' sectors are not recorded; where contributions differ, each sector is worked out as if everybody worked in it.",
  withoutOldAge: 'Without JHT, which is optional for BPU.',
  steady: 'The number of people is taken to stay the same over these months.',
  alert: {
    up: (programme, month, before, after, who) =>
      `${programme} contributions rise from ${month}: from ${before} to ${after} a person a month, ${who}.`,
    down: (programme, month, before, after, who) =>
      `${programme} contributions fall from ${month}: from ${before} to ${after} a person a month, ${who}.`,
    people: (people, payerClass) => `for ${people} active BPU members at ${payerClass}`,
    upTo: (people, payerClass) => `for up to ${people} active BPU members at ${payerClass}`,
    unknown: (payerClass, month) =>
      `for BPU members at ${payerClass} (how many was not reported for ${month})`,
    sectors: (what) => ` (${what})`,
    only: (sector) => `only sector ${sector}; members' sectors are not recorded`,
    later: (later) => `members' sectors are not recorded; ${later}`,
    laterStep: (sector, month) => `sector ${sector} not before ${month}`,
    partial: (reported, expected) => `${reported} of ${expected} desa reported`,
    consequence: (month) =>
      `Tell members before ${month}: those not prepared to pay more may fall into arrears.`,
    formula: (people, month, parts) => `Active BPU members of ${month} at this rate = ${parts} = ${people}`,
    formulaUnknown: (month) => `Active BPU members of ${month}: not reported.`,
    part: (payer, active, desa) => `${payer} ${active} (${desa} desa)`,
    none: 'no payer has this rate',
    most: "That is an upper bound for each month of change: members' sectors are not recorded.",
  },
  problem: {
    refused: (problems) =>
      `The contribution rules were refused, the last good build stays in use: ${problems}. Mend the row and load it again; a row of the same programme, segment, sector, payer and first month takes the place of the shipped one.`,
    more: (count) => `(and ${count} more)`,
    'unknown-word': (row, field, given, allowed) =>
      `[${row}] has the ${field} "${given}"; known are ${allowed}`,
    'bad-month': (row) => `[${row}] has a month not written YYYY-MM`,
    backwards: (row) => `[${row}] ends before it begins`,
    'bad-discount': (row, given) => `[${row}] has the discount ${given}; write a share 0–1`,
    'bad-base': (row, given) => `[${row}] has the base ${given}; it must be above 0`,
    overlap: (first, second, span) => `[${first}] and [${second}] both hold ${span}`,
    gap: (first, second, who, span) =>
      `no rule covers ${span} for ${who}, between [${first}] and [${second}]`,
    end: (last, who, from) =>
      `no rule covers ${from} and later for ${who}, after [${last}]: leave valid_to blank or add the row that follows`,
    who: (sector, payer) => `sector ${sector}, payer ${payer}`,
    blank: '(blank)',
  },
};
