import { REPORT_FORMATS, type ReportFormat } from '#lib/domain/reports/report-formats.ts';

/** What can be asked for below `/r/`; there is nothing else. */
export type SharedPath = {
  secret: string;
  /** Of a link with a password: what one gets for it. */
  key: string | null;
} & ({ kind: 'page' } | { kind: 'embed' } | { kind: 'file'; hash: string; format: ReportFormat });

const SECRET = '[\\w-]{43}';
const KEY = '[0-9a-z]{1,12}\\.[\\w-]{43}';
const PATH = new RegExp(
  `^/r/(?<secret>${SECRET})(?:/buka/(?<key>${KEY}))?` +
    `(?:/(?<embed>sisip)|/(?<hash>[0-9a-f]{64})/laporan\\.(?<format>${REPORT_FORMATS.join('|')}))?$`,
);

/** Reads a path as it was sent, to the letter; null where it asks for nothing that there is. */
export function readSharedPath(path: string): SharedPath | null {
  const { secret, key = null, embed, hash, format } = PATH.exec(path)?.groups ?? {};
  if (secret === undefined) return null;
  const of = { secret, key };
  if (embed !== undefined) return { ...of, kind: 'embed' };
  if (hash === undefined) return { ...of, kind: 'page' };
  return { ...of, kind: 'file', hash, format: format as ReportFormat };
}

/** Path of the page that a secret, and the key of a password, open. */
export function pagePath({ secret, key }: Pick<SharedPath, 'secret' | 'key'>): string {
  return key === null ? `/r/${secret}` : `/r/${secret}/buka/${key}`;
}

/** Paths of the files of a snapshot. */
export function filePaths(
  of: Pick<SharedPath, 'secret' | 'key'>,
  hash: string,
): Readonly<Record<ReportFormat, string>> {
  const path = (format: ReportFormat) => `${pagePath(of)}/${hash}/laporan.${format}`;
  return { pdf: path('pdf'), xlsx: path('xlsx'), zip: path('zip'), html: path('html') };
}
