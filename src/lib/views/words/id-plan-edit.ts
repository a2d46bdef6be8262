import type { PlannedStop } from '../../domain/outreach/result.ts';

type Visit = PlannedStop['kind'];

/** Indonesian words of a plan changed by hand and of plans side by side; `plan-sentences.ts` puts them together. */
export const planEdit = {
  title: 'Ubah rencana',
  visit: {
    first: 'kunjungan pertama',
    repeat: 'kunjungan kedua',
    'follow-up': 'kunjungan untuk peserta yang berhenti membayar',
  } satisfies Record<Visit, string>,
  /** Why a change does not work. */
  problem: {
    'unknown-desa': (desa: string) =>
      `${desa} tidak termasuk dalam rencana ini. Tambahkan kecamatannya lewat pengaturan rencana.`,
    'no-such-visit': (desa: string, visit: string) => `Rencana ini tidak menyediakan ${visit} untuk ${desa}.`,
    'not-in-plan': (desa: string, visit: string) =>
      `Tidak ada yang dikeluarkan: rencana ini tidak memuat ${visit} ke ${desa}.`,
    'already-there': (desa: string, visit: string, one: string, other: string) =>
      `${desa} mendapat ${visit} dua kali, pada ${one} dan ${other}. Keluarkan salah satunya.`,
    'no-team': (team: string) => `Tidak ada tim bernama ${team} dalam rencana ini.`,
    'not-a-working-day': (date: string) =>
      `${date} bukan hari kerja rencana ini: hari libur, di luar hari kerja yang dipilih, atau di luar tanggal rencana.`,
    'team-off': (team: string, date: string) => `${team} libur pada ${date}. Pilih tim atau hari lain.`,
    'too-many-stops': (team: string, date: string, stops: string, most: string) =>
      `${team} pada ${date} akan singgah ${stops} kali, paling banyak ${most} kali sehari. Pindahkan satu desa dahulu.`,
    late: (team: string, date: string, back: string, to: string) =>
      `${team} pada ${date} baru kembali pukul ${back}, padahal jam kerjanya sampai pukul ${to}.`,
    window: (desa: string, date: string, begin: string, from: string, to: string) =>
      `Kunjungan ke ${desa} pada ${date} baru mulai pukul ${begin}, padahal harus mulai antara pukul ${from} dan ${to}.`,
    forbidden: (desa: string) => `${desa} dilarang dikunjungi dalam rencana ini.`,
    'not-that-day': (desa: string, date: string) => `${desa} tidak dapat dikunjungi pada ${date}.`,
    'agreed-other-days': (desa: string, date: string, agreed: string) =>
      `${desa} sudah disepakati untuk ${agreed}, bukan ${date}.`,
    'too-soon': (desa: string, date: string, soonest: string) =>
      `Pada ${date} kunjungan ke ${desa} masih terlalu cepat; paling awal ${soonest}.`,
    noFirst: (desa: string, date: string) =>
      `Kunjungan kedua ke ${desa} pada ${date} memerlukan kunjungan pertama sebelumnya.`,
    'repeat-order': (desa: string, date: string, first: string, days: string) =>
      `Kunjungan kedua ke ${desa} pada ${date} harus paling cepat ${days} hari sesudah kunjungan pertama (${first}).`,
    overIdr: (planned: string, most: string) =>
      `Biaya rencana menjadi Rp ${planned}, melampaui anggaran Rp ${most}.`,
    overMinutes: (planned: string, most: string) =>
      `Waktu perjalanan dan kunjungan menjadi ${planned} menit, melampaui anggaran ${most} menit.`,
  },
  /** The price of a change; amounts have their sign. */
  price: {
    registrations: (people: string) => `${people} pendaftaran`,
    recovered: (people: string) => `${people} peserta aktif kembali`,
    km: (km: string) => `${km} km`,
    idr: (sign: string, amount: string) => `${sign}Rp ${amount}`,
    nothing: 'tidak mengubah jarak, biaya, atau hasil',
    back: (time: string) => `pulang ${time}`,
  },
  /** Wishes that a plan does not meet. */
  missed: {
    visits: (wish: string, planned: string, wanted: string) =>
      `${wish} belum terpenuhi: ${planned} dari ${wanted} kunjungan.`,
    registrations: (wish: string, planned: string, wanted: string) =>
      `${wish} belum terpenuhi: ${planned} dari ${wanted} pendaftaran.`,
  },
  /** Plans side by side. */
  compare: {
    people: (plan: string, mid: string, range: string, active: string, activeRange: string) =>
      `${plan}: diperkirakan ${mid} pendaftaran (${range}), ${active} di antaranya masih aktif setelah 12 bulan (${activeRange}).`,
    recovered: (people: string, range: string) => `Peserta yang aktif kembali: ${people} (${range}).`,
    effort: (teamDays: string, desa: string, offered: string, km: string, idr: string) =>
      `${teamDays} hari tim ke ${desa} dari ${offered} desa: ${km} km, Rp ${idr}.`,
    perRegistration: (idr: string) => `Rp ${idr} untuk setiap pendaftaran.`,
    spread: (visited: string, offered: string) => `Menjangkau ${visited} dari ${offered} kecamatan.`,
    shares: (largest: string, most: string, smallest: string, least: string) =>
      `Bagian terbesar di Kecamatan ${largest} (${most} pendaftaran), terkecil di Kecamatan ${smallest} (${least}).`,
    missed: (wishes: string) => `${wishes} keinginan belum terpenuhi.`,
    difference: (first: string, second: string, change: string) =>
      `${first} dibandingkan ${second}: ${change}.`,
    givesUp: (chosen: string, count: string, other: string, people: string, list: string) =>
      `Memilih ${chosen} berarti melepas ${count} desa yang hanya ada di ${other}, sekitar ${people} orang: ${list}.`,
    givesUpNothing: (chosen: string, other: string) => `Semua desa di ${other} ada juga di ${chosen}.`,
    desa: (name: string, people: string) => `${name} (${people})`,
    more: (count: string) => `dan ${count} desa lain`,
  },
  /** Days on which nobody goes out. */
  holidays: {
    none: 'Tidak ada hari libur nasional atau cuti bersama dalam tanggal rencana.',
    list: (count: string, list: string) => `${count} hari libur dalam tanggal rencana: ${list}.`,
    day: (date: string, name: string) => `${date} (${name})`,
    leave: (date: string, name: string) => `${date} (cuti bersama ${name})`,
    predicted: (list: string) => `Belum ditetapkan pemerintah, masih perkiraan: ${list}.`,
    noLeave: (years: string) => `Cuti bersama ${years} belum ditetapkan, jadi hari kerja bisa berkurang.`,
    unknown: (years: string) =>
      `Hari libur ${years} belum ada dalam data. Isi sendiri sebagai hari tutup sebelum menyusun rencana.`,
  },
};
