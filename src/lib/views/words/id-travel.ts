import type { TravelAssumptions } from '../../domain/drives/travel.ts';

const speed: Record<keyof TravelAssumptions['speedKmh'], string> = {
  coast: 'Pesisir (jalan Pantura)',
  town: 'Kota (jalan kabupaten)',
  inland: 'Pedalaman (jalan kabupaten)',
  upland: 'Perbukitan',
  near: 'Jarak dekat (jalan desa), paling cepat',
};

/** Indonesian words of travel times. */
export const travel = {
  title: 'Waktu tempuh',
  question: 'Berapa lama sebenarnya di jalan?',
  sum: (count: string) => `${count} waktu tempuh sudah diukur; yang lain perkiraan.`,
  none: 'Belum ada waktu tempuh yang diukur; semuanya perkiraan.',
  office: 'Kantor',
  add: 'Catat waktu yang diukur',
  addHow:
    'Pilih dua tempat yang pernah ditempuh, lalu isi menitnya dari pintu ke pintu. Waktu yang diukur dipakai rencana menggantikan perkiraan dan ditandai “diukur”.',
  from: 'Dari',
  to: 'Ke',
  minutes: 'Menit',
  both: 'Sama untuk arah sebaliknya',
  estimate: (minutes: string, km: string) =>
    `Perkiraan tanpa diukur: ${minutes} menit (${km} km lewat jalan).`,
  save: 'Simpan',
  saved: 'Waktu tempuh tersimpan.',
  forgotten: 'Waktu tempuh dihapus; tempat itu kembali memakai perkiraan.',
  list: 'Yang sudah diukur',
  listNone:
    'Belum ada. Perjalanan yang paling sering ditempuh, misalnya kantor ke Sale, paling berguna diukur.',
  caption: 'Waktu tempuh diukur dan perkiraannya, menit',
  way: (from: string, to: string) => `${from} → ${to}`,
  measured: 'Diukur',
  estimated: 'Perkiraan',
  difference: 'Selisih',
  who: 'Dicatat',
  forget: 'Hapus',
  forgetOf: (way: string) => `Hapus waktu ${way}`,
  assumed: 'Anggapan perkiraan',
  assumedHow: (month: string) =>
    `Anggapan per ${month}, belum diukur; diubah di data/reference/travel-speeds.csv, lalu data disusun ulang. Menit = jarak garis lurus × faktor jalan ÷ kecepatan + menit tetap; separuh jalan memakai kecepatan tempat asal, separuh tempat tujuan.`,
  speed,
  kmh: (value: string) => `${value} km/jam`,
  detourNear: (km: string) => `Faktor jalan berkelok di bawah ${km} km`,
  detourFar: (km: string) => `Faktor jalan berkelok mulai ${km} km`,
  fixed: 'Menit tetap setiap perjalanan',
  minutesOf: (minutes: string) => `${minutes} menit`,
  routed:
    'Server OSRM terpasang: rencana dapat memakai waktu lewat jalan sebenarnya; yang tidak dijawab server tetap diperkirakan dan dihitung.',
  notRouted: 'Tanpa server OSRM (JANGKAU_OSRM_URL): semua waktu yang tidak diukur adalah perkiraan.',
  source: {
    cells: (routed: string, measured: string, estimated: string) =>
      `Waktu tempuh: ${routed} lewat OSRM, ${measured} diukur, ${estimated} perkiraan.`,
    blocks: (failed: string, asked: string) =>
      `${failed} dari ${asked} bagian tidak terjawab oleh server OSRM:`,
    failure: {
      down: 'server tidak terhubung',
      slow: 'jawaban terlalu lama',
      refused: 'server menolak',
      redirect: 'server mengalihkan ke alamat lain',
      'too-large': 'jawaban terlalu besar',
      garbage: 'jawaban bukan tabel waktu',
      'wrong-size': 'ukuran tabel tidak sesuai',
      'given-up': 'tidak ditanyakan lagi',
    },
  },
};
