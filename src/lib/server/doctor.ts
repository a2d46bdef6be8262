import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { cellAt } from '#lib/wire/columns.ts';
import type { Config } from './config.ts';
import { readSettings, reason } from './data-folder.ts';
import { readLedger } from './ledger/ledger.ts';
import { refuseOutsideHost } from './host-policy.ts';
import { examineRecords } from './records/examine-records.ts';
import { readSecrets, secretsFile } from './secrets.ts';
import { loadShapes } from './shapes/serve-shapes.ts';
import { describeOsrm } from './travel/describe-osrm.ts';
import { UserError } from './user-error.ts';
import { wantedBuildId } from './warehouse/build.ts';
import { currentBuild } from './warehouse/builds.ts';
import { closeWarehouse, withWarehouse } from './warehouse/gateway.ts';
import { readModels, ruleOf } from './warehouse/model-files.ts';
import { readReference } from './warehouse/reference.ts';

/** One thing looked at: all well with a detail, or a problem with what to do. */
export interface Finding {
  what: string;
  problem: string | null;
  detail: string;
}

type Examined = Pick<
  Config,
  'appDir' | 'dataDir' | 'host' | 'origin' | 'plainHttp' | 'proxy' | 'secret' | 'osrmUrl'
>;

/** Looks at the data folder, versions, sums, records, and how others reach it. Changes nothing. */
export async function examine(config: Examined): Promise<Finding[]> {
  const { appDir, dataDir } = config;
  const look = async (what: string, check: () => Promise<string>): Promise<Finding> => {
    try {
      return { what, problem: null, detail: await check() };
    } catch (cause) {
      return { what, problem: reason(cause), detail: '' };
    }
  };
  const findings = [
    await look('Node', checkNode),
    await look('data folder', () => checkFolder(dataDir)),
    await look('reference facts', async () => {
      const { scope } = (await readSettings(dataDir)) ?? { scope: '33.17' };
      const { desa } = await readReference(appDir, scope);
      return `${desa.length} desa of kabupaten ${scope}`;
    }),
    await look('ledger', async () => `${(await readLedger(dataDir)).length} imports, all files whole`),
    await look('warehouse', () => checkWarehouse(dataDir)),
    await look('build', () => checkFreshness(appDir, dataDir)),
    await look('sums', () => checkSums(appDir, dataDir)),
    await look('map shapes', () => checkShapes(config)),
    await look('records', () => examineRecords(config)),
    await look('secrets', () => checkSecrets(config)),
    await look('address', async () => describeAddress(config)),
    await look('travel times', () => describeOsrm(config.osrmUrl)),
  ];
  await closeWarehouse(dataDir);
  return findings;
}

async function checkNode(): Promise<string> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new UserError(`Node ${process.versions.node} is too old; install 20.19 or newer.`);
  }
  return process.versions.node;
}

async function checkFolder(dataDir: string): Promise<string> {
  await access(dataDir, constants.R_OK | constants.W_OK).catch(() => {
    throw new UserError(`${dataDir} does not exist or cannot be written; run "npm run jangkau -- init".`);
  });
  if ((await readSettings(dataDir)) === null) {
    throw new UserError(`${dataDir} has no settings.json; run "npm run jangkau -- init".`);
  }
  const { bavail, bsize } = await statfs(dataDir);
  const megabytes = Math.floor((bavail * bsize) / 1e6);
  if (megabytes < 64)
    throw new UserError(`${dataDir} has only ${megabytes} MB left on its disk; free some space.`);
  return `${dataDir}, ${megabytes} MB free`;
}

async function checkWarehouse(dataDir: string): Promise<string> {
  const wanted = await currentBuild(dataDir);
  return withWarehouse(dataDir, async ({ build }) => {
    if (wanted && build.name !== wanted.name) {
      throw new UserError(
        `build ${wanted.name} does not open; ${build.name} is served instead. Run "npm run jangkau -- build --force".`,
      );
    }
    return `build ${build.id} of ${build.builtAt}${wanted?.pinned ? ', rolled back to' : ''}`;
  });
}

/** The served build is made from what is in the data folder, unless someone rolled back on purpose. */
async function checkFreshness(appDir: string, dataDir: string): Promise<string> {
  const wanted = await wantedBuildId(appDir, dataDir);
  const current = await currentBuild(dataDir);
  if (current?.pinned) return 'an earlier build is served on purpose';
  return withWarehouse(dataDir, async ({ build }) => {
    if (build.id === wanted) return 'made from the imports and facts that are there';
    throw new UserError(
      'the served build is not made from the imports and facts that are there now; run "npm run jangkau -- build".',
    );
  });
}

/** Runs the checks of severity error that read marts only, on the served file itself. */
async function checkSums(appDir: string, dataDir: string): Promise<string> {
  const checks = (await readModels(appDir)).filter(
    (model) =>
      model.layer === 'checks' && !/\b(stg|int)_/.test(model.sql) && ruleOf(model).severity === 'error',
  );
  return withWarehouse(dataDir, async (warehouse) => {
    for (const check of checks) {
      const { columns, length } = await warehouse.query(check.name, check.sql);
      if (length > 0) throw new UserError(`${ruleOf(check).rule}: ${String(cellAt(columns['problem']!, 0))}`);
    }
    return `${checks.length} rules hold`;
  });
}

async function checkShapes({ appDir, dataDir }: Pick<Config, 'appDir' | 'dataDir'>): Promise<string> {
  const { scope } = (await readSettings(dataDir)) ?? { scope: '33.17' };
  const { desa } = await readReference(appDir, scope);
  const { info, warning } = await loadShapes(dataDir, desa);
  if (warning) throw new UserError(warning);
  return info.kind === 'official' ? `official, ${info.approximate} approximate` : 'approximate cells';
}

async function checkSecrets({ dataDir, secret }: Examined): Promise<string> {
  if (secret !== null) return 'from JANGKAU_SECRET';
  if (!existsSync(secretsFile(dataDir))) return 'none yet; the first start makes them';
  await readSecrets(dataDir);
  return 'in secrets.json, for its owner only';
}

/** Who could read passwords on the way, and whose address is kept. */
function describeAddress(config: Examined): string {
  const { host, origin, plainHttp, proxy } = config;
  refuseOutsideHost(config);
  if (origin !== null) {
    const unknown = '; everybody has the address of the proxy until JANGKAU_PROXY is set';
    return `${origin} behind a proxy with TLS${proxy === null ? unknown : ''}`;
  }
  if (plainHttp) return `plain http on ${host}: passwords can be read on the way (JANGKAU_PLAIN_HTTP)`;
  return `this machine only (${host})`;
}
