import type { PersonalReason } from './personal-reasons.ts';

// What headers say about their columns. Words are compared whole, in the spelling of `headerKey`.

/** The first that fits decides: a name, an address or a relative `as on the KTP` is not the number of the KTP. */
const HEADER_WORDS: readonly [PersonalReason, RegExp][] = [
  ['e-mail', /\b(e ?mail|surel)\b/],
  [
    'phone',
    /\b(hp|handphone|telp|telepon|tlp|telpon|tel|wa|whatsapp|ponsel|selul[ae]r|phone|mobile|kontak|contact)\b/,
  ],
  ['birth', /\b(lahir|lhr|kelahiran|ttl|birth|birthdate|dob)\b(?! (hidup|mati))/],
  ['mother', /\bibu\b(?! ?(kota|rumah tangga))/],
  [
    'person-name',
    /\bnama (\w+ )?(lengkap|panggilan|peserta|tenaga kerja|tk|pekerja|karyawan|pegawai|orang|kepala|ketua|suami|istri|pasangan|ayah|bapak|anak|anggota|pemilik|petugas|pj|pic|wajib|penerima|krt|kpl|kades|lurah|camat|sekdes|pemohon|pendaftar|calon|warga|penduduk|nasabah|nelayan|petani|pedagang|agen|koordinator|responden|pengurus|ktp|nik|kk)\b|\bnama\b.*\b(ktp|nik|kk)\b|\bfull name\b|\bkepala (desa|keluarga|dusun|kelurahan)\b|\bahli waris\b|\b(suami|istri|pasangan)\b|\b(kades|kadus|sekdes)\b|^(lurah|camat|petugas|pic|operator|pendamping|pemilik|pemohon|nasabah)$/,
  ],
  [
    'address',
    /\b(alamat|domisili|tempat tinggal|jalan|jln|jl|rt|rw|dusun|dukuh|address|kode ?pos|koordinat|latitude|longitude|lintang|bujur)\b/,
  ],
  ['family-card', /\b(kk|kartu keluarga)\b/],
  [
    'member-number',
    /\b(kpj|nip|nrp|nisn|rekening|virtual account)\b|\b(no|nomor|nomer|nmr) (peserta|kepesertaan|kartu|bpjs|bpjstk|rek|va|anggota|registrasi|referensi|polis)\b|\b(id|kode) (tk|tenaga kerja|peserta|anggota|iuran|bayar|billing)\b/,
  ],
  ['nik', /\b(nik|ktp|ektp|nomor induk|no induk|nomor identitas|no identitas|no id|passport|paspor)\b/],
  ['employer-number', /\b(npp|nomor pendaftaran perusahaan|no pendaftaran perusahaan|npwp|nib)\b/],
  [
    'wage',
    /\b(upah|gaji|penghasilan|pendapatan|omzet|honor|saldo|wage|salary)\b|\b(nominal|besar|besaran|jumlah|jml|nilai|total|tagihan|rp) iuran\b|\biuran (rp|jht|jkk|jkm|jp|bulanan|per ?bulan|nominal)\b|^(iuran|nominal)$/,
  ],
];

const COUNTED =
  /^(jumlah|jml|total|banyak|banyaknya|persen|persentase|rata rata|rasio|cakupan|kepemilikan|wajib|perekaman)\b/;
const MONEY = /\b(iuran|upah|gaji|saldo)\b/;
const PLACE =
  /^((nama|nm|kode|kd|id|no|nomor) )?(desa|kelurahan|kel|kecamatan|kec|kabupaten|kab|kota|provinsi|prov|wilayah|distrik)\b/;
const STREET = /\b(alamat|jalan|jln|jl|rt|rw|dusun|dukuh)\b/;
/** A merged `Alamat` above `Desa` and `Kecamatan`. */
const PLACE_OF_ADDRESS =
  /^(alamat|domisili|tempat tinggal)\b.*\b(desa|kelurahan|kel|kecamatan|kec|kabupaten|kab|kota|provinsi)$/;
/** `Penerima Upah` and `Bukan Penerima Upah` are segments, not sums of money. */
const SEGMENT = /\b(bukan )?penerima (upah|gaji)\b/g;

/** What a header says about its column; `null` where it does not identify people (or only the content can tell). */
export function personalHeader(header: string): PersonalReason | null {
  const keys = spellingsOf(headerKey(header));
  for (const key of keys) {
    const why = reasonOf(key);
    if (why) return why;
  }
  return null;
}

function reasonOf(key: string): PersonalReason | null {
  const text = key.replace(SEGMENT, ' ').replace(/ +/g, ' ').trim();
  // `Jumlah KK` counts families; only sums of money are about one person.
  if (COUNTED.test(text) && !MONEY.test(text)) return null;
  const why = HEADER_WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
  const isPlace = isPlaceHeader(key) || PLACE_OF_ADDRESS.test(text);
  return isPlace && why !== 'birth' && why !== 'phone' && why !== 'e-mail' ? null : why;
}

/** Whether a header names a place: `Desa Domisili`, `Kecamatan (KTP)`; not `Desa RT/RW`. */
export function isPlaceHeader(header: string): boolean {
  const key = headerKey(header);
  return spellingsOf(key).some((text) => PLACE.test(text) && !STREET.test(text));
}

const BARE_NAME = /^(nama|name|nm|peserta|tenaga kerja)$/;
const NAME_OF_SOMETHING =
  /\b(perusahaan|badan|usaha|program|segmen|sektor|kelompok|bank|kantor|cabang|wadah|instansi|dinas|kegiatan|lembaga|indikator|penyebut|himpunan|sumber|file|bulan|lain|alias|jabatan|pekerjaan|proyek|unit|bidang|sekolah|toko|jenis)\b/;

/**
 * Whether a header may be that of names of people, which only the content tells: `bare` for `Nama` alone, `of` for
 * the name of something unknown.
 */
export function nameHeader(header: string): 'bare' | 'of' | null {
  const key = headerKey(header);
  if (BARE_NAME.test(key)) return 'bare';
  return /^(nama|nm) /.test(key) && !isPlaceHeader(header) && !NAME_OF_SOMETHING.test(key) ? 'of' : null;
}

/** Lower case, words separated by single spaces: `No.KTP`, `no_ktp` and `NoKTP` become `no ktp`. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const GLUED = /^(nomor|nomer|no|nama|nm|tanggal|tgl|tempat|alamat)(?=\p{L}{2})/u;

/** `N I K` is also `nik`, `NAMATK` also `nama tk`. */
function spellingsOf(key: string): string[] {
  if (/^(\p{L} )+\p{L}$/u.test(key)) return [key, key.replaceAll(' ', '')];
  return /^\p{L}+$/u.test(key) && GLUED.test(key) ? [key, key.replace(GLUED, '$1 ')] : [key];
}
