/** Indonesian words of what a link answers when it does not open a report. */
export const sharedLink = {
  title: 'Laporan Jangkau',
  unknown:
    'Tautan ini tidak dikenal. Periksa apakah alamatnya tersalin lengkap, atau minta tautan baru kepada pengirimnya.',
  ended: 'Tautan ini sudah berakhir atau dicabut. Minta tautan baru kepada pengirimnya.',
  fileGone: 'Berkas ini sudah diganti. Buka lagi tautan laporannya, lalu unduh dari sana.',
  busy: 'Berkas ini belum bisa dibuat karena banyak yang sedang diminta. Coba lagi beberapa menit lagi.',
  notAllowed: 'Di alamat ini tidak ada yang bisa dikirim. Buka saja tautannya.',
  passwordTitle: 'Laporan dengan kata sandi',
  passwordWhy: 'Laporan ini dibuka dengan kata sandi. Tanyakan kepada yang mengirim tautannya.',
  password: 'Kata sandi',
  open: 'Buka laporan',
  wrong: 'Kata sandi salah. Coba lagi; setelah lima kali salah, tautan ini terkunci 15 menit.',
  locked: (clock: string) => `Terlalu banyak kata sandi salah. Coba lagi setelah pukul ${clock} WIB.`,
};
