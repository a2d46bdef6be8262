import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EnrollmentCount } from '#lib/domain/coverage/enrollment.ts';
import { importCounts } from '#lib/server/imports/import-counts.ts';
import { buildWarehouse } from '#lib/server/warehouse/build.ts';
import { operator } from '#lib/server/accounts/operator.ts';
import { closeRecords } from '#lib/server/records/store.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
/** Who does things in tests. */
export const TESTER = operator();
export const NOW = '2026-11-01T00:00:00.000Z';

/** A kabupaten of two kecamatan and six desa whose every figure can be computed by hand. */
export const DESA = [
  '99.01.01.2001',
  '99.01.01.2002',
  '99.01.01.2003',
  '99.01.02.2001',
  '99.01.02.2002',
  '99.01.02.2003',
];

const REFERENCE: Record<string, string> = {
  'rembang-desa.csv': `code,bps_code,name,type,kecamatan_code,kecamatan,lat,lon,area_km2,coast_km,population_sp2010
99.01.01.2001,9901010001,Apuh,desa,99.01.01,Hulu,-6.80,111.40,10,0.0,1000
99.01.01.2002,9901010002,Beran,desa,99.01.01,Hulu,-6.82,111.42,10,0.0,2000
99.01.01.2003,9901010003,Cepu Lor,desa,99.01.01,Hulu,-6.84,111.40,10,0.0,1000
99.01.02.2001,9901020001,Duren,desa,99.01.02,Hilir,-6.70,111.45,10,2.0,2000
99.01.02.2002,9901020002,Empok,desa,99.01.02,Hilir,-6.72,111.47,10,2.0,3000
99.01.02.2003,9901020003,Fajar,desa,99.01.02,Hilir,-6.74,111.45,10,0.0,1000
`,
  'rembang-kecamatan.csv': `code,bps_code,name,n_desa,population_sp2010,population_sp2020,area_km2,terrain,minimarket_2018
99.01.01,9901010,Hulu,3,4000,4400,30,upland,no
99.01.02,9901020,Hilir,3,6000,6600,30,coast,yes
`,
  'kabupaten-population-2025.csv': `code,name,male,female,total,area_km2_big_dec2024
99.01,Kabupaten Contoh,5500,5500,11000,60
`,
  'labour.csv': `area_code,year,indicator,value,unit,source
99.01,2022,share_15_plus,0.8,share,example
99.01,2022,tpak,0.75,share,example
99.01,2023,tpt,0.02,share,example
`,
  'denominators.csv': `id,label,segment,value,as_of,definition,source
potensi-2023-total,Potensi,total,2000,2023-12,example,example
potensi-2023-pu,Potensi,pu,500,2023-12,example,example
potensi-2023-bpu,Potensi,bpu,1400,2023-12,example,example
potensi-2023-jakon,Potensi,jakon,100,2023-05,example,example
sakernas-2023-employed,Bekerja,total,3000,2023-08,example,example
sakernas-2023-formal,Bekerja,pu,1000,2023-08,example,example
sakernas-2023-informal,Bekerja,bpu,2000,2023-08,example,example
`,
  'contributions.csv': `programme,segment,sector,payer,base_idr,discount,valid_from,valid_to,source
JKK+JKM,BPU,any,self,16800,0,2015-07,,example
`,
  'holidays.csv': `date,name,kind,status,source
2026-12-24,Natal,cuti-bersama,decided,example
2026-12-25,Natal,libur-nasional,decided,example
`,
  'terrain-priors.csv': `terrain,informal_share,jakon_share,note
town,0.6,0.05,example
coast,0.6,0.05,example
inland,0.6,0.05,example
upland,0.6,0.05,example
`,
  'travel-speeds.csv': `quantity,applies_to,value,unit,as_of,meaning
speed,coast,45,km/h,2026-11,example
speed,town,35,km/h,2026-11,example
speed,inland,35,km/h,2026-11,example
speed,upland,20,km/h,2026-11,example
speed,near,25,km/h,2026-11,example
detour,near,1.45,ratio,2026-11,example
detour,far,1.3,ratio,2026-11,example
far_from,all,5,km,2026-11,example
fixed,all,5,minutes,2026-11,example
`,
  'uncertainty.csv': `quantity,applies_to,sd,unit,meaning
population,desa,0.03,relative,example
share_15_plus,desa,0.02,share,example
tpak,desa,0.04,share,example
informal_share,desa,0.10,share,example
jakon_share,desa,0.02,share,example
terrain_prior,terrain,0.05,share,example
occupation_share,desa,0.07,share,example
benchmark_sakernas,kabupaten,0.021,share,example
benchmark_potensi,kabupaten,10,people,example
benchmark_cabang,kabupaten,0,people,example
`,
  'occupations.csv': `occupation,also,status,reason
Pelajar,,not-working,example
Petani/Pekebun,petani|pekebun,bpu,example
Buruh Harian Lepas,,bpu,example
Karyawan Swasta,,pu,example
Tukang Batu,,jakon,example
PNS,pegawai negeri sipil,outside,example
Wiraswasta,,bpu,example
Lainnya,,mixed,example
`,
  'expectations.csv': `scope,quantity,value,source
99.01,desa,6,example
99.01,kecamatan,2,example
99.01,population_sp2010,10000,example
`,
};

const WILAYAH: Record<string, string> = {
  'provinces.csv': 'code,name\n99,CONTOH\n',
  'regencies.csv': 'code,province_code,name\n99.01,99,KABUPATEN CONTOH\n',
  'districts.csv': 'code,regency_code,name\n99.01.01,99.01,Hulu\n99.01.02,99.01,Hilir\n',
  'villages.csv': `code,district_code,name
99.01.01.2001,99.01.01,Apuh
99.01.01.2002,99.01.01,Beran
99.01.01.2003,99.01.01,Cepu Lor
99.01.02.2001,99.01.02,Duren
99.01.02.2002,99.01.02,Empok
99.01.02.2003,99.01.02,Fajar
`,
};

/** An app folder with the fixture facts and the real models, and an empty data folder, both thrown away after. */
export interface FixtureApp {
  appDir: string;
  dataDir: string;
  reference: (name: string) => string;
  /** Imports enrollment given as CSV lines without header. */
  enroll: (fileName: string, lines: readonly string[]) => Promise<void>;
  build: (options?: { now?: string; force?: boolean }) => ReturnType<typeof buildWarehouse>;
}

export async function withFixtureApp(use: (app: FixtureApp) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'jangkau-fixture-'));
  const [appDir, dataDir] = [join(root, 'app'), join(root, 'data')];
  try {
    await writeFiles(join(appDir, 'data/reference'), REFERENCE);
    await writeFiles(join(appDir, 'node_modules/idn-area-data/data'), WILAYAH);
    await writeFile(join(appDir, 'node_modules/idn-area-data/package.json'), '{"version":"0.0.0"}');
    await symlink(join(REPOSITORY, 'src'), join(appDir, 'src'));
    await writeFiles(dataDir, { 'settings.json': '{"format":1,"scope":"99.01","tiles":null}' });
    await mkdir(join(dataDir, 'ledger'));
    await use(fixtureApp(appDir, dataDir));
  } finally {
    await closeWarehouse(dataDir);
    await closeRecords(dataDir);
    await rm(root, { recursive: true, force: true });
  }
}

function fixtureApp(appDir: string, dataDir: string): FixtureApp {
  return {
    appDir,
    dataDir,
    reference: (name) => join(appDir, 'data/reference', name),
    enroll: async (fileName, lines) => {
      const facts = { dataDir, fileName, simulated: false, importedAt: NOW, author: 'uji' };
      await importCounts(lines.map(cleanCount), facts);
    },
    build: ({ now = NOW, force = false } = {}) => buildWarehouse({ appDir, dataDir, now, force }),
  };
}

/** A line of the clean form. */
export function cleanCount(line: string): EnrollmentCount {
  const [period, desaCode, segment, payer, status, count] = line.split(',') as [string, string, ...string[]];
  return { period, desaCode, segment, payer, status, count: Number(count) } as EnrollmentCount;
}

async function writeFiles(dir: string, files: Record<string, string>): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);
}

/** Replaces text in a file; fails when it is not there. */
export async function edit(path: string, from: string, to: string): Promise<void> {
  const before = await readFile(path, 'utf8');
  if (!before.includes(from)) throw new Error(`"${from}" is not in ${path}`);
  await writeFile(path, before.replace(from, to));
}

/** All three segments of a desa in one month, self-paid BPU. */
export function reported(period: string, code: string, pu: number, bpu: number, jakon: number): string[] {
  return [
    `${period},${code},pu,pemberi-kerja,aktif,${pu}`,
    `${period},${code},bpu,mandiri,aktif,${bpu}`,
    `${period},${code},jakon,pemberi-kerja,aktif,${jakon}`,
  ];
}
