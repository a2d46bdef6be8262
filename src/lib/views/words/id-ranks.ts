/** Indonesian words of how sure an order of desa is. */
export const ranks = {
  group: 'Kelompok',
  groupOf: (group: string, size: string) => `${group} (${size} desa)`,
  groupAlone: (group: string) => `${group} (sendiri)`,
  alikeTop: (alike: string, of: string) =>
    `${alike} dari ${of} desa pertama tidak dapat dibedakan urutannya: masing-masing satu kelompok dengan desa lain.`,
  alikeTopNone: (of: string) => `Urutan ${of} desa pertama dapat dibedakan satu per satu.`,
  alike: (others: string, chance: string) =>
    `Tidak dapat dibedakan dari ${others} desa lain: peluang urutannya sebenarnya terbalik sedikitnya ${chance}. Urutan ini saja bukan alasan untuk mendahulukan salah satunya.`,
  alikeNone: (chance: string) =>
    `Dapat dibedakan dari semua desa lain: peluang terbalik dengan desa mana pun kurang dari ${chance}.`,
  inGroup: (group: string, size: string) =>
    `Kelompok ${group} dari yang terbesar, ${size} desa: tidak dapat dibedakan dari desa teratas kelompoknya.`,
  inGroupAlone: (group: string) => `Kelompok ${group} dari yang terbesar, hanya desa ini.`,
  heading: 'Peringkat, peluang, dan kelompok',
  draws: (draws: string, seed: string) =>
    `Dari ${draws} kali undian asumsi model pekerja (benih ${seed}); setiap undian tetap berjumlah tepat penyebutnya.`,
  chance:
    'Dalam setiap undian kesenjangan (pekerja − peserta aktif) semua desa dihitung dan diurutkan lagi. Peluang 10 besar = bagian undian di mana desa itu termasuk sepuluh terbesar; begitu pula 20 dan 50.',
  range: 'Kisaran peringkat memuat 95% undian, dibulatkan ke luar.',
  alikeMeans: (chance: string, level: string) =>
    `Dua desa tidak dapat dibedakan bila yang lebih kecil menurut perkiraan sama besar atau lebih besar dalam sedikitnya ${chance} undian: selang ${level} selisihnya memuat nol.`,
  groupMeans:
    'Kelompok disusun dari atas: desa masuk kelompok yang sedang berjalan selama tidak dapat dibedakan dari desa teratasnya; yang pertama dapat dibedakan memulai kelompok berikutnya.',
  outside: 'Salah hitung peserta dalam laporan tidak termuat dalam undian.',
  reference:
    'Rujukan: Goldstein & Spiegelhalter (1996), J. R. Statist. Soc. A 159(3); Klein, Wright & Wieczorek (2020), J. R. Statist. Soc. C 69(3).',
};
