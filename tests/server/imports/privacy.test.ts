import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { initEmpty } from '#lib/server/prepare.ts';
import { NOW, REPOSITORY } from '../fixture-app.ts';
import { runCli, spawnCli, freePort } from '../run-cli.ts';
import { visitor } from '../signed-in.ts';

// People who do not exist. Their identifiers are put together here so that they stand in no file of the repository.
const PEOPLE = Array.from({ length: 30 }, (_, i) => ({
  nik: `99170055${String(11_000_000 + i * 37)}`,
  name: `ZWARTANOVA KE${'ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF'[i]!} QUILIMA`,
  phone: `0899${String(7_000_000 + i * 113)}`,
  member: `77${String(100_000_000 + i * 51)}`,
  mail: `orang${i}@contoh.invalid`,
}));

function peopleCsv(header: boolean, month: string): string {
  const rows = PEOPLE.map(({ nik, name, phone, member, mail }, i) =>
    [
      nik,
      name,
      phone,
      member,
      mail,
      `Jl. Rahasia ${i}`,
      'Sumber',
      i % 2 ? 'Logede' : 'Pelemsari',
      'BPU',
      'Mandiri',
      'Aktif',
      month,
    ].join(';'),
  );
  const head = 'NIK;Nama;No HP;KPJ;Email;Alamat;Kecamatan;Desa;Segmen;Sumber Iuran;Status;BLTH';
  return [...(header ? [head] : []), ...rows].join('\n');
}

const IDENTIFIERS = PEOPLE.flatMap(({ nik, name, phone, member, mail }) => [
  nik,
  name,
  phone,
  member,
  mail,
]).concat('Rahasia');

/** What of them is found in files below a folder; binary files too. */
function foundIn(folder: string): string[] {
  return IDENTIFIERS.filter((text) => {
    try {
      execFileSync('grep', ['-r', '-a', '-l', '-F', text, folder], { stdio: 'pipe' });
      return true;
    } catch {
      return false;
    }
  });
}

test('after imports of invented people, by command line and over HTTP, good and bad ones, none of their identifiers is on disk or in any output', async () => {
  const root = await mkdtemp(join(tmpdir(), 'jangkau-privasi-'));
  const dataDir = join(root, 'data');
  let output = '';
  try {
    await initEmpty({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
    const good = join(root, 'peserta.csv');
    await writeFile(good, peopleCsv(true, '2026-10'));
    const run = await runCli(['import', good, '--yes', '--json'], { dataDir });
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'published', accepted: { rows: 30, people: 30 } });
    expect(JSON.parse(run.stdout).droppedColumns).toEqual(['NIK', 'Nama', 'No HP', 'KPJ', 'Email', 'Alamat']);
    output += run.stdout + run.stderr;

    // Without header, with names where desa should be, and with a damaged end.
    for (const [name, text] of [
      ['tanpa-judul.csv', peopleCsv(false, '2026-09')],
      ['tertukar.csv', peopleCsv(true, '2026-08').replaceAll(';Sumber;', `;${PEOPLE[0]!.name};`)],
      ['putus.csv', `${peopleCsv(true, '2026-07')}\n"${PEOPLE[1]!.nik};${PEOPLE[1]!.name}`],
    ] as const) {
      await writeFile(join(root, name), text);
      const other = await runCli(['import', join(root, name), '--json', '--skip-rejected'], { dataDir });
      output += other.stdout + other.stderr;
    }

    const port = await freePort();
    const server = spawnCli(['start', '--no-build'], {
      dataDir,
      env: { PORT: String(port), JANGKAU_DEMO: '0' },
    });
    const read = (chunk: Buffer) => (output += chunk.toString());
    server.stdout!.on('data', read);
    server.stderr!.on('data', read);
    const closed = new Promise((resolve) => server.on('close', resolve));
    await expect.poll(() => output.includes('Open http'), { timeout: 30_000 }).toBe(true);
    const visit = await visitor(dataDir);
    const url = `http://127.0.0.1:${port}/api/v1/imports`;
    const sent = await visit(`${url}?name=peserta-sep.csv&lang=en`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: peopleCsv(true, '2026-06'),
    });
    const draft = (await sent.json()) as { id: string; report: { status: string } };
    output += JSON.stringify(draft);
    expect(draft.report.status).toBe('ready');
    const publish = {
      method: 'POST',
      body: JSON.stringify({}),
      headers: { 'content-type': 'application/json' },
    };
    expect((await visit(`${url}/drafts/${draft.id}/publish`, publish)).status).toBe(202);
    const state = async () =>
      ((await (await visit(`${url}/drafts/${draft.id}`)).json()) as { state: string }).state;
    await expect.poll(state, { timeout: 30_000 }).toBe('published');
    output += await (await visit(url)).text();
    server.kill('SIGTERM');
    await closed;

    for (const path of ['peserta.csv', 'tanpa-judul.csv', 'tertukar.csv', 'putus.csv'])
      await rm(join(root, path));
    expect(foundIn(root)).toEqual([]);
    expect(IDENTIFIERS.filter((text) => output.includes(text))).toEqual([]);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
