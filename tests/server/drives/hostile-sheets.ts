import type { SheetBriefing, SheetData, SheetStop } from '#lib/views/sheet-data.ts';

/** Names that are text, whatever a template, a spreadsheet, a calendar or a chat makes of such signs. */
export const HOSTILE = '#evil[*_$ <b> @x \\ "] =1+1';
const LONG = 'Sumberagungtirtomoyowetan Krajan Kidul Sekarwangi';
const NOTES: Pick<SheetStop, 'kind' | 'status' | 'movedTo' | 'movedFrom'>[] = [
  { kind: 'first', status: 'agreed', movedTo: null, movedFrom: null },
  { kind: 'repeat', status: 'moved', movedTo: '2026-12-21', movedFrom: null },
  { kind: 'follow-up', status: 'cancelled', movedTo: null, movedFrom: null },
  { kind: 'first', status: 'agreed', movedTo: null, movedFrom: '2026-12-02' },
];

/** The sheets of a plan where everything is as long and as many as it may be: twelve stops a day, long names, all that can be told. */
export function hostileSheets(data: SheetData): SheetData {
  const [day] = data.days;
  const [briefing] = data.briefings;
  const stops = Array.from({ length: 12 }, (_, i): SheetStop => {
    const stop = data.days[i % data.days.length]!.stops[0]!;
    const times = { arrive: 480 + 40 * i, begin: 490 + 40 * i, leave: 510 + 40 * i };
    const name = i === 0 ? HOSTILE : `${LONG} ${i}`;
    return { ...stop, ...times, ...NOTES[i % NOTES.length]!, name, partner: `DWP ${LONG}` };
  });
  return {
    ...data,
    plan: { ...data.plan, name: HOSTILE },
    base: { ...data.base, name: `${HOSTILE} Kantor Cabang dengan Alamat yang Panjang sekali, Jl. Contoh 38` },
    changed: { cancelled: 3, moved: 3, steps: 9 },
    days: [{ ...day!, team: HOSTILE, stops }],
    briefings: [longBriefing(briefing!)],
  };
}

function longBriefing(one: SheetBriefing): SheetBriefing {
  const of = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
  const contribution = (month: string) => ({ month, beforeIdr: 8400, afterIdr: 16_800 });
  return {
    ...one,
    name: HOSTILE,
    visits: of(6, () => ({ ...one.visits[0]!, kind: 'follow-up' })),
    coverage: { ...one.coverage!, gapLow: null, gapHigh: null, reason: 'incomplete' },
    occupations: {
      ...{ period: '2026-06', people: 123_456 },
      most: of(6, (i) => ({ name: `Karyawan Badan Usaha Milik Daerah ${i}`, people: 12_345 })),
    },
    payers: of(9, () => ({ payer: 'tidak-tercatat', active: 12_345 })),
    batches: of(12, () => ({ payer: 'dbhcht', people: 12_345, lastMonth: '2027-02' })),
    partners: of(3, (i) => `Kelompok Nelayan ${LONG} ${i}`),
    channels: of(3, (i) => ({ kind: 'brilink', name: `${HOSTILE} ${LONG} ${i}`, km: 123.4 })),
    history: { visits: 12, lastVisit: '2026-11-20', attended: 1_234, registered: 1_234 },
    contribution: {
      month: '2026-12',
      amounts: [
        { sectors: ['other'], accidentAndDeath: 16_800, withOldAge: null },
        { sectors: ['transport'], accidentAndDeath: 8_400, withOldAge: 28_400 },
      ],
      changes: [
        { ...contribution('2027-01'), sector: 'other' },
        { ...contribution('2027-02'), sector: 'transport' },
        { ...contribution('2027-03'), sector: 'transport' },
      ],
    },
  };
}
