import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { listPartners } from '#lib/server/records/partners.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { REPOSITORY } from '../server/fixture-app.ts';
import { keepVisit } from '../server/records/keep-visit.ts';
import { expect, look, test } from './fixtures.ts';

const KARANGHARJO = '33.17.12.2011';

test.setTimeout(240_000);

/** Forms are filled in once the page is awake: a busy machine takes its time. */
const AWAKE = { waitUntil: 'networkidle' } as const;

test('a partner, what it pledges, what came of it and when it ends', async ({ page }) => {
  await page.goto('/mitra', AWAKE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Belum ada mitra.');
  await page.getByRole('textbox', { name: /^Nama / }).fill('DWP Kecamatan Kragan');
  await page.getByLabel('Satu kecamatan sekaligus').selectOption({ label: 'Kragan' });
  await page.getByRole('button', { name: 'Tambah semua desanya' }).click();
  await expect(page.getByText('27 desa dipilih')).toBeVisible();
  const search = page.getByRole('group', { name: 'Desa tempat mitra bekerja' }).getByRole('searchbox');
  await search.fill('tasikag');
  await search.press('Enter');
  await expect(page.getByText('28 desa dipilih')).toBeVisible();
  await page.getByRole('button', { name: 'Keluarkan Tasikagung' }).click();
  await expect(page.getByText('27 desa dipilih')).toBeVisible();
  await look(page, 'mitra-baru');
  await page.getByRole('button', { name: 'Simpan mitra' }).click();
  await expect(page.getByText('Tersimpan: DWP Kecamatan Kragan.')).toBeVisible();

  const pledge = async (people: string, payer: string, months: string, where?: string) => {
    await page.getByRole('button', { name: 'Catat janji DWP Kecamatan Kragan' }).click();
    if (where) await page.getByLabel('Di desa').selectOption({ label: where });
    await page.getByLabel('Berapa orang').fill(people);
    await page.getByLabel('Siapa yang membayar').selectOption({ label: payer });
    await page.getByLabel('Berapa bulan dibayar').fill(months);
    await page.getByRole('button', { name: 'Simpan janji' }).click();
    await expect(page.getByText('Janji DWP Kecamatan Kragan tersimpan.')).toBeVisible();
  };
  await pledge('40', 'Mandiri', '', 'Karangharjo (Kragan)');
  await pledge('25', 'APBDes', '2', 'semua desanya bersama');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 mitra menjanjikan 65 orang');

  const data = process.env['JANGKAU_TEST_DATA']!;
  await withRecords({ appDir: REPOSITORY, dataDir: data }, async (records) => {
    const partnerId = (await listPartners(records, false))[0]!.id;
    const date = jakartaDate(new Date());
    await keepVisit(records, { id: 'uji-mitra-1', code: KARANGHARJO, date, partnerId, people: 12 });
  });
  await page.goto('/mitra', AWAKE);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('12 orang sudah terdaftar');
  await expect(page.getByRole('row', { name: /Karangharjo/ })).toContainText('28');
  await look(page, 'mitra-janji');

  // The pledge that ends is on the list of who ends, and on the agenda; as a pledge.
  await page.goto('/peserta');
  await expect(page.locator('#janji')).toContainText('jangan dijumlahkan');
  await expect(page.locator('#janji')).toContainText('25');
  await page.goto('/');
  await expect(page.getByText(/Janji mitra untuk 25 orang berakhir/)).toBeVisible();
  await page.goto(`/desa/${KARANGHARJO}`);
  await expect(page.getByText('DWP Kecamatan Kragan: 40 orang (Mandiri), sisa 28')).toBeVisible();
  await expect(page.getByText(/36 hadir, 12 terdaftar/)).toBeVisible();

  await page.goto('/mitra', AWAKE);
  await page.getByRole('button', { name: /^Batalkan janji 25 orang/ }).click();
  await expect(page.getByText('Satu janji DWP Kecamatan Kragan dibatalkan.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('menjanjikan 40 orang');
});

test('channels: a file with mistakes, its good rows, who is far', async ({ page }) => {
  await page.goto('/mitra/kanal', AWAKE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Belum ada titik kanal.');
  const csv = [
    'jenis;nama;lintang;bujur',
    'alfamart;Alfamart Contoh Lasem;-6,6927;111,4536',
    'brilink;Agen Contoh Sumber;-6,8012;111,3127',
    'pos;Pos Contoh Rembang;111,3413;-6,7052',
    'warung;Warung Contoh;-6,70;111,34',
    `agen;Toko 08${'1234567890'};-6,70;111,34`,
    'alfamart;Alfamart Jauh;-6,2;106,8',
  ].join('\n');
  await page
    .getByLabel('Berkas CSV')
    .setInputFiles({ name: 'kanal.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: 'Periksa' }).click();
  await expect(page.getByText('3 dari 6 baris dapat dipakai.')).toBeVisible();
  await expect(page.getByText(/^Baris 4: lintang dan bujur tertukar/)).toBeVisible();
  await expect(page.getByText(/^Baris 6: nama memuat yang mirip NIK/)).toBeVisible();
  await look(page, 'kanal-periksa');
  await page.getByRole('button', { name: 'Terbitkan 3 titik, tinggalkan 3 baris' }).click();
  await expect(page.getByText('3 titik kanal diterbitkan.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3 titik kanal');
  await look(page, 'kanal-daftar');
  await page.getByRole('link', { name: /^Hanya \d+ desa tanpa kanal/ }).click();
  await expect(page.getByRole('link', { name: 'Semua desa' })).toBeVisible();
  await page.goto('/desa?kanal=jauh');
  await expect(page.getByText(/^\s*\d+ desa tanpa kanal dalam 5 km/)).toBeVisible();
  await look(page, 'desa-jauh');
  await page.goto(`/desa/${KARANGHARJO}`);
  await expect(page.getByText(/^Alfamart Contoh Lasem, \d+,\d km$/)).toBeVisible();
  await look(page, 'desa-kanal');
});

test('a measured time is beside its estimate, and goes', async ({ page }) => {
  await page.goto('/rencana/waktu-tempuh', AWAKE);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Belum ada waktu tempuh');
  await page.getByLabel('Ke', { exact: true }).selectOption('33.17.04.2001');
  await expect(page.getByText(/^Perkiraan tanpa diukur: \d+ menit/)).toBeVisible();
  await page.getByLabel('Menit').fill('62,5');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Waktu tempuh tersimpan.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 waktu tempuh sudah diukur');
  await look(page, 'waktu-tempuh-diukur');
  await page.getByRole('button', { name: /^Hapus waktu Kantor/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 waktu tempuh');
});

test('a list as long as may be goes in, a longer file is not sent', async ({ page }) => {
  await page.goto('/mitra/kanal', AWAKE);
  const rows = Array.from(
    { length: 5000 },
    (_, i) => `agen;${`Toko contoh ${i} `.padEnd(80, 'x')};-6,${700_000 + i};111,4${i % 10}`,
  );
  const file = (text: string) => ({ name: 'besar.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const csv = ['jenis;nama;lintang;bujur', ...rows].join('\n');
  const input = page.getByLabel('Berkas CSV');
  await input.setInputFiles(file(csv.padEnd(700_001, '\n')));
  expect(await input.evaluate((one: HTMLInputElement) => one.validationMessage)).toContain('700 kB');
  await input.setInputFiles(file(csv));
  await page.getByRole('button', { name: 'Periksa' }).click();
  await page.getByRole('button', { name: 'Terbitkan 5.000 titik' }).click();
  await expect(page.getByText('5.000 titik kanal diterbitkan.')).toBeVisible();
});
