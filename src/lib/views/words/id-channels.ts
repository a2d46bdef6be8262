import type { ChannelProblemCode } from '../../domain/drives/channel-rows.ts';
import type { ChannelKind } from '../../domain/drives/kinds.ts';

const kind: Record<ChannelKind, string> = {
  alfamart: 'Alfamart',
  indomaret: 'Indomaret',
  brilink: 'Agen BRILink',
  pos: 'PT Pos',
  agen: 'Agen',
  ppob: 'Loket PPOB',
  kantor: 'Kantor',
};

const problem: Record<ChannelProblemCode, (found: string) => string> = {
  kind: (found) =>
    `jenis ${found === '' ? 'kosong' : `“${found}” tidak dikenal`}: tulis alfamart, indomaret, brilink, pos, agen, ppob, atau kantor`,
  name: (found) => `nama ${found === '' ? 'kosong' : 'lebih dari 80 huruf'}`,
  personal: () => 'nama memuat yang mirip NIK, nomor telepon, atau surel; hapus dulu dari berkas',
  position: (found) => `lintang dan bujur tidak terbaca${found === '' ? '' : `: ${found}`}`,
  outside: (found) => `lebih dari 20 km di luar kabupaten: ${found}`,
  duplicate: (found) => `sama dengan baris ${found} (jenis dan nama sama, kurang dari 100 m)`,
  swapped: (found) => `lintang dan bujur tertukar (${found}); dibaca terbalik dan tetap dipakai`,
};

/** Indonesian words of channels. */
export const channels = {
  title: 'Titik kanal',
  question: 'Di mana orang bisa mendaftar dan membayar, dan desa mana yang jauh dari semuanya?',
  none: 'Belum ada titik kanal.',
  noneHow:
    'Unggah daftar Alfamart, Indomaret, agen BRILink, PT Pos, dan loket lain di bawah, dengan posisinya. Sesudah itu terlihat desa mana yang tidak punya kanal dalam 5 km.',
  sum: (total: string, far: string, desa: string, km: string, place: string) =>
    `${total} titik kanal; ${far} dari ${desa} desa di ${place} tidak punya kanal dalam ${km} km.`,
  invented:
    'Simulasi: daftar kanal ini karangan untuk demo, bukan letak sebenarnya. Unggah daftar sendiri untuk menggantinya.',
  how: (near: string, far: string, from: string) =>
    `Jarak adalah perkiraan lewat jalan: garis lurus dari titik tengah desa × ${far} (× ${near} bila kurang dari ${from} km). Ini anggapan, bukan hasil ukur.`,
  kind,
  kinds: 'Menurut jenis',
  nearest: 'Kanal terdekat setiap desa',
  nearestCaption: 'Tiga kanal terdekat dari titik tengah desa, km lewat jalan (perkiraan)',
  desa: 'Desa',
  kecamatan: 'Kecamatan',
  first: 'Terdekat',
  others: 'Berikutnya',
  km: 'Jarak',
  named: (name: string, km: string) => `${name}, ${km} km`,
  onlyFar: (count: string, km: string) => `Hanya ${count} desa tanpa kanal dalam ${km} km`,
  all: 'Semua desa',
  noneFar: (km: string) => `Semua desa yang dipilih punya kanal dalam ${km} km.`,
  filters: 'Pilihan kanal',
  import: 'Muat daftar kanal',
  importHow:
    'Berkas CSV dengan kolom jenis, nama, lintang, bujur (atau kind, name, lat, lon); pemisah titik koma atau koma, desimal koma atau titik. Tulis nama toko atau tempat, bukan nama orang, tanpa nomor telepon. Kolom lain tidak dibaca.',
  example: 'Unduh contoh',
  file: 'Berkas CSV',
  tooLarge: 'Berkas ini lebih besar dari 700 kB; sisakan kanal di wilayah cabang saja.',
  check: 'Periksa',
  previewTitle: (file: string) => `Isi ${file}`,
  preview: (points: string, rows: string) => `${points} dari ${rows} baris dapat dipakai.`,
  problems: (count: string) => `${count} baris perlu dilihat`,
  problemRow: (row: string, why: string) => `Baris ${row}: ${why}.`,
  moreProblems: (count: string) => `dan ${count} lagi.`,
  problem,
  publish: (points: string) => `Terbitkan ${points} titik`,
  publishLeft: (points: string, left: string) => `Terbitkan ${points} titik, tinggalkan ${left} baris`,
  replaces: 'Daftar yang lama diganti seluruhnya.',
  nothing: 'Tidak ada baris yang dapat dipakai; perbaiki berkasnya, lalu periksa lagi.',
  published: (points: string) => `${points} titik kanal diterbitkan.`,
  listFar: (count: string) => `Hanya ${count} desa tanpa kanal dalam 5 km`,
  listFarNone: 'Daftar titik kanal belum dimuat, jadi belum diketahui desa mana yang jauh dari kanal.',
  listFarOn: (count: string) => `${count} desa tanpa kanal dalam 5 km (perkiraan lewat jalan)`,
  listAll: 'Tampilkan semua desa',
  link: 'Titik kanal',
  card: {
    title: 'Menjangkau desa ini',
    near: 'Kanal terdekat (km lewat jalan, perkiraan)',
    nearNone: 'Daftar titik kanal belum dimuat.',
    far: 'Tidak ada kanal dalam 5 km: alasan untuk kunjungan dengan pendaftaran di tempat.',
    invented: 'simulasi',
    pledges: 'Janji mitra yang berlaku',
    pledgesNone: 'Belum ada janji mitra untuk desa ini.',
    pledge: (partner: string, people: string, payer: string, left: string) =>
      `${partner}: ${people} orang (${payer}), sisa ${left}`,
    visits: 'Kunjungan',
    visitsNone: 'Belum pernah dikunjungi menurut catatan.',
    visit: (date: string, attended: string, registered: string) =>
      `${date}: ${attended} hadir, ${registered} terdaftar`,
    notCounted: 'jumlah tidak dihitung',
    drives: 'Terjadwal',
    drivesNone: 'Belum ada kunjungan terjadwal.',
    drive: (date: string, team: string, status: string) => `${date}, ${team} (${status})`,
    status: {
      draft: 'rencana',
      agreed: 'disepakati',
      done: 'selesai',
      cancelled: 'dibatalkan',
      moved: 'dipindah',
    },
  },
};
