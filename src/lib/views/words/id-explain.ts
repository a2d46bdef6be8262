import type { DayRule } from '../../domain/outreach/explain/explanations.ts';

/** What the value of a plan counts: registrations alone, people still active after 12 months, or a mixture. */
export type ValueUnit = 'registrations' | 'still-active' | 'mixed';

const rule: Record<DayRule, string> = {
  onlyDays: 'hari yang disepakati',
  notDays: 'hari yang tidak boleh',
  lastVisit: 'jarak dari kunjungan terakhir',
  teams: 'tidak ada tim yang bekerja pada hari yang boleh',
};

/** Indonesian words that explain a plan: `outreach-sentences.ts` puts them together; parameters are ready-made text. */
export const explain = {
  relaxed: 'Perkiraan menurut relaksasi linear atas rute yang dikenal.',
  value: {
    registrations: (amount: string) => `${amount} pendaftaran`,
    'still-active': (amount: string) => `${amount} orang yang masih aktif setelah 12 bulan`,
    mixed: (amount: string) => `nilai ${amount}`,
  } satisfies Record<ValueUnit, (amount: string) => string>,
  desa: (name: string) => `Desa ${name}`,
  /** A wish as the subject of a sentence. */
  wish: {
    pinned: (desa: string) => `Kunjungan wajib ke ${desa}`,
    'floor-visits': (kecamatan: string) => `Lantai Kecamatan ${kecamatan}`,
    'floor-share': (kecamatan: string) => `Lantai pendaftaran Kecamatan ${kecamatan}`,
    target: (month: string) => `Target ${month}`,
    'budget-idr': 'Anggaran rupiah',
    'budget-minutes': 'Anggaran waktu',
  },
  /** A wish and what it asks for, in a list. */
  wanted: {
    pinned: (desa: string) => `kunjungan wajib ke ${desa}`,
    'floor-visits': (kecamatan: string, visits: string) =>
      `minimal ${visits} kunjungan di Kecamatan ${kecamatan}`,
    'floor-share': (kecamatan: string, people: string) =>
      `minimal ${people} pendaftaran di Kecamatan ${kecamatan}`,
    target: (month: string, people: string) => `minimal ${people} pendaftaran pada ${month}`,
    'budget-idr': (amount: string) => `anggaran Rp ${amount}`,
    'budget-minutes': (minutes: string) => `anggaran ${minutes} menit`,
  },
  costs: (wish: string, value: string) => `${wish} menelan ${value}.`,
  costsNothing: (wish: string) => `${wish} tidak mengurangi hasil.`,
  price: (amount: string) => `Satu satuan lebih sedikit: ${amount}.`,
  missed: (wish: string, units: string) => `${wish} tidak dapat dipenuhi seluruhnya: kurang ${units}.`,
  hinders: (wishes: string) => `Tanpa itu berubah pula: ${wishes}.`,
  missesMore: (wish: string, units: string) => `${wish}: kurangnya bertambah ${units}`,
  missesLess: (wish: string, units: string) => `${wish}: kurangnya berkurang ${units}`,
  oneMore: (team: string, change: string) => `Satu hari ${team} lagi: ${change}`,
  oneFewer: (change: string) => `satu hari kurang: ${change}`,
  anyTeam: 'tim',
  weekdays: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  whyNot: (desa: string, reason: string) => `${desa} tidak dikunjungi: ${reason}.`,
  reason: {
    forbidden: 'permintaan melarangnya',
    'no-day': (rules: string) => `tidak ada hari yang boleh (${rules})`,
    'out-of-reach': 'tidak ada tim yang dapat ke sana dan pulang dalam jam kerja',
    'over-budget': 'satu perjalanan ke sana saja sudah melampaui anggaran',
    'brings-nothing': 'tidak ada pendaftaran yang diharapkan',
    displaced: (value: string) => `desa lain lebih berharga; memaksanya menelan sedikitnya ${value}`,
    displacedFreely: 'desa lain sama atau lebih berharga',
    displacedByWishes: 'memaksanya membuat keinginan lain tidak terpenuhi',
  },
  rule,
  swap: (desa: string, date: string, team: string, change: string) =>
    `Tukar terbaik: menggantikan ${desa} pada ${date} (${team}), ${change}.`,
  insert: (date: string, team: string, change: string) => `Masih muat pada ${date} (${team}), ${change}.`,
  noSwap: 'Tidak dapat ditukar dengan satu kunjungan yang direncanakan.',
  clash: (wishes: string) => `Tidak dapat sekaligus: ${wishes}.`,
  clashAlone: (wish: string) => `Tidak dapat dipenuhi: ${wish}.`,
  clashUnproven: (wishes: string) =>
    `Tidak dapat sekaligus (mungkin sebagiannya saja sudah berbenturan): ${wishes}.`,
  noClash: 'Semua keinginan dapat dipenuhi sekaligus.',
  clashUnknown: 'Belum diketahui keinginan mana yang berbenturan.',
};
