import { randomBytes } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from './data-folder.ts';
import { UserError } from './user-error.ts';

const secretsSchema = z.object({
  /** Signs the cookies of sessions; a new one signs everybody out. */
  sessions: z.string().min(32),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** Where the secrets are. */
export function secretsFile(dataDir: string): string {
  return join(dataDir, 'secrets.json');
}

/**
 * The secrets of a data folder, made at the first start and readable by their owner only. Two processes that come first at the
 * same time get the same ones.
 * @throws UserError when the file is damaged, or others may read it
 */
export async function readSecrets(dataDir: string): Promise<Secrets> {
  const file = secretsFile(dataDir);
  const text = (await read(file)) ?? (await make(file));
  const parsed = secretsSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new UserError(
      `${file} is damaged. Delete it: new secrets are made, and everybody has to sign in again.`,
    );
  }
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new UserError(`Others on this machine may read ${file}. Run: chmod 600 "${file}"`);
  }
  return parsed.data;
}

function read(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  });
}

/** Written whole beside its place, then linked into it: the link fails for the second of two, who takes what is there. */
async function make(file: string): Promise<string> {
  const secrets: Secrets = { sessions: randomBytes(32).toString('base64url') };
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(temporary, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flag: 'wx' });
    await link(temporary, file).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
    });
  } finally {
    await rm(temporary, { force: true });
  }
  return readFile(file, 'utf8');
}
