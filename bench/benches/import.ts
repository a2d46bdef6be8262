import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { initEmpty } from '#lib/server/prepare.ts';
import { fileInput, readImport } from '#lib/server/imports/read-import.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';
import type { Measure } from '../measure.ts';
import { timeInTurns } from '../timing.ts';
import { now, type Workspace } from '../workspace.ts';

const ROWS = 1_000_000;
const ROUNDS = 5;
const GOAL = 2;
const GOAL_KB = 1_200_000;

/** Reading and counting a million invented participants, beside DuckDB's own reading and grouping of the same file. */
export async function benchImport(workspace: Workspace): Promise<Measure[]> {
  const { appDir, dataDir, progress } = workspace;
  const path = join(dataDir, 'peserta-sejuta.csv');
  await initEmpty({ appDir, dataDir, now: now(), onProgress: progress });
  progress('writing a million invented participants');
  await writeParticipants(path, appDir);
  const context = { appDir, dataDir, now: now() };
  const timings = await timeInTurns(
    {
      ours: async () => {
        const { understood } = await readImport(fileInput(path), {}, context);
        if (understood.found.accepted.rows !== ROWS) throw new Error('not all rows were accepted');
      },
      bare: () => groupBare(path),
    },
    { rounds: ROUNDS, warmUp: 1 },
  );
  const peak = await peakMemory(appDir, dataDir, path);
  return [
    {
      name: 'import: 1M participants read, counted once each, checked, compared',
      unit: 'ms',
      ...timings.ours,
      baseline: { name: 'read_csv + group by, bare', ...timings.bare },
      goal: { text: `≤ ${GOAL}× bare`, met: timings.ours.figure <= GOAL * timings.bare.figure },
    },
    {
      name: 'import: … peak memory of the command line (dry run)',
      unit: 'kB',
      figure: peak / 1000,
      runs: 1,
      goal: { text: `< ${GOAL_KB} kB`, met: peak / 1000 < GOAL_KB },
    },
  ];
}

/** People who do not exist; one in a hundred stands in the file twice. */
async function writeParticipants(path: string, appDir: string): Promise<void> {
  const { desa } = await readReference(appDir, '33.17');
  const file = createWriteStream(path);
  let text =
    'No;NIK;Nama Lengkap;No HP;Alamat;KPJ;Kode Desa;Kecamatan;Desa;Segmen;Sumber Iuran;Status;BLTH;Tgl Lahir;Upah\n';
  for (let i = 0; i < ROWS; i++) {
    const person = i % 100 === 99 ? i - 1 : i;
    const { code, kecamatan, name } = desa[(person * 11) % desa.length]!;
    text += `${i + 1};99${String(person).padStart(14, '0')};PESERTA CONTOH ${person % 99991};0800${10_000_000 + person};"Jl. Contoh No ${person % 300}, RT 0${person % 9}";99${String(person).padStart(9, '0')};${code};${kecamatan};${name};BPU;mandiri;aktif;2026-10;${1960 + (person % 40)}-0${1 + (person % 9)}-1${person % 9};1.500.000\n`;
    if (text.length > 1 << 20) {
      if (!file.write(text)) await once(file, 'drain');
      text = '';
    }
  }
  file.end(text);
  await once(file, 'finish');
}

async function groupBare(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.runAndReadAll(
      `select "Kode Desa", "Kecamatan", "Desa", "Segmen", "Sumber Iuran", "Status", "BLTH", count(*)
       from read_csv($path) group by all`,
      { path },
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Peak resident memory of an import on the command line, bytes; from the kernel, so on Linux only (else 0). */
async function peakMemory(appDir: string, dataDir: string, path: string): Promise<number> {
  const cli = join(appDir, 'src/cli/jangkau.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', cli, 'import', path, '--dry-run', '--json'], {
    cwd: appDir,
    env: { ...process.env, JANGKAU_DATA: dataDir },
    stdio: 'ignore',
  });
  let peak = 0;
  const look = setInterval(() => (peak = Math.max(peak, highWater(child.pid))), 20);
  await once(child, 'close');
  clearInterval(look);
  return peak;
}

function highWater(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
