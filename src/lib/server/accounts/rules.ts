import type { Permission } from '#lib/domain/accounts/roles.ts';

/**
 * What a request must have, and how an account that is limited to some kecamatan is kept to them:
 * - `none`: the answer holds nothing of a place
 * - `url`: every code in the URL (`[code]`, `?kecamatan=`, `?code=`) must lie in its kecamatan; a page that names none is sent to
 *   the first of them, a program is refused. The answer must hold nothing of other places.
 * - `branch`: only accounts of the whole branch
 */
export interface Rule {
  needs: Permission | 'anyone';
  area: 'none' | 'url' | 'branch';
}

const anyone: Rule = { needs: 'anyone', area: 'none' };
const needs = (permission: Permission, area: Rule['area']): Rule => ({ needs: permission, area });
const own = needs('account:own', 'none');
const reads = (area: Rule['area']) => needs('figures:read', area);

/**
 * The one table of who may do what: route → method (an action of a page is `POST ?/name`, its default action `POST`) → rule.
 * What is not listed is refused to everybody; a test compares it with all routes there are.
 */
export const ROUTES: Record<string, Record<string, Rule>> = {
  '/healthz': { GET: anyone },
  '/r/[...path]': { GET: anyone, POST: anyone },

  '/(masuk)/masuk': {
    GET: anyone,
    'POST ?/masuk': anyone,
    'POST ?/kode': anyone,
    'POST ?/demo': anyone,
    'POST ?/sso': anyone,
  },
  '/(masuk)/keluar': { POST: anyone },
  '/(masuk)/pasang/[secret]': { GET: anyone, POST: anyone },
  '/(masuk)/undangan/[secret]': { GET: anyone, POST: anyone },
  '/api/auth/callback/[provider]': { GET: anyone },

  '/(app)': { GET: reads('url') },
  '/(app)/peta': { GET: reads('url') },
  '/(app)/desa': { GET: reads('url') },
  '/(app)/desa/[code]': { GET: reads('url') },
  '/(app)/peserta': { GET: reads('url') },
  '/(app)/asal/[code]': { GET: reads('url') },

  '/(app)/target': { GET: reads('url') },
  '/(app)/target/andaikan': { GET: reads('url') },
  '/(app)/target/atur': {
    GET: needs('targets:write', 'branch'),
    'POST ?/simpan': needs('targets:write', 'branch'),
  },
  '/(app)/target/prakiraan': { GET: reads('branch') },
  '/(app)/target/riwayat': {
    GET: reads('branch'),
    'POST ?/batalkan': needs('targets:write', 'branch'),
  },

  '/(app)/rencana': {
    GET: needs('plans:write', 'branch'),
    'POST ?/buat': needs('plans:write', 'branch'),
    'POST ?/salin': needs('plans:write', 'branch'),
    'POST ?/arsip': needs('plans:write', 'branch'),
  },
  '/(app)/rencana/[plan]': { GET: needs('plans:write', 'branch') },
  '/(app)/rencana/banding': { GET: needs('plans:write', 'branch') },
  '/(app)/rencana/waktu-tempuh': {
    GET: reads('branch'),
    'POST ?/simpan': needs('plans:write', 'branch'),
    'POST ?/hapus': needs('plans:write', 'branch'),
  },

  '/(app)/laporan': {
    GET: needs('reports:share', 'branch'),
    'POST ?/buat': needs('reports:share', 'branch'),
    'POST ?/arsip': needs('reports:share', 'branch'),
  },
  '/(app)/laporan/tautan': {
    GET: needs('reports:share', 'branch'),
    'POST ?/cabut': needs('reports:share', 'branch'),
  },
  '/(app)/laporan/[report]': {
    GET: needs('reports:share', 'branch'),
    'POST ?/bagikan': needs('reports:share', 'branch'),
    'POST ?/ganti': needs('reports:share', 'branch'),
    'POST ?/cabut': needs('reports:share', 'branch'),
    'POST ?/perpanjang': needs('reports:share', 'branch'),
    'POST ?/perbarui': needs('reports:share', 'branch'),
  },
  '/(app)/laporan/[report]/pratinjau': { GET: needs('reports:share', 'branch') },

  '/(app)/kunjungan': {
    GET: reads('url'),
    'POST ?/tandai': needs('visits:write', 'url'),
    'POST ?/pindah': needs('visits:write', 'url'),
  },
  '/(app)/kunjungan/dampak': { GET: reads('branch') },
  '/(app)/kunjungan/tanggapan': { GET: reads('branch') },

  '/(app)/mitra': {
    GET: reads('branch'),
    'POST ?/simpan': needs('plans:write', 'branch'),
    'POST ?/arsip': needs('plans:write', 'branch'),
    'POST ?/janji': needs('plans:write', 'branch'),
    'POST ?/batal': needs('plans:write', 'branch'),
  },
  '/(app)/mitra/kanal': {
    GET: reads('branch'),
    'POST ?/periksa': needs('plans:write', 'branch'),
    'POST ?/terbitkan': needs('plans:write', 'branch'),
  },

  '/(app)/akun': {
    GET: own,
    'POST ?/password': own,
    'POST ?/endOthers': own,
    'POST ?/beginFactor': own,
    'POST ?/confirmFactor': own,
    'POST ?/disableFactor': own,
    'POST ?/makeToken': own,
    'POST ?/revokeToken': own,
  },
  '/(app)/pengguna': {
    GET: needs('accounts:manage', 'branch'),
    'POST ?/invite': needs('accounts:manage', 'branch'),
    'POST ?/change': needs('accounts:manage', 'branch'),
    'POST ?/reset': needs('accounts:manage', 'branch'),
  },

  '/(app)/data': { GET: reads('branch') },
  '/(app)/data/jejak': { GET: needs('audit:read', 'branch') },
  '/(app)/data/sumber': { GET: reads('none') },
  '/(app)/data/metode': { GET: reads('none') },
  '/(app)/data/mutu': { GET: reads('branch') },
  '/(app)/data/penyebut': { GET: reads('branch'), POST: needs('imports:publish', 'branch') },
  '/(app)/data/pekerjaan': { GET: reads('branch'), POST: needs('settings:write', 'branch') },
  '/(app)/data/pengaturan': { GET: reads('branch'), POST: needs('settings:write', 'branch') },
  '/(app)/data/impor': { GET: needs('imports:draft', 'branch') },
  '/(app)/data/impor/[draft]': { GET: needs('imports:draft', 'branch') },

  '/api/v1/coverage.[format]': { GET: reads('url') },
  '/api/v1/passport': { GET: reads('url') },
  '/api/v1/endings.json': { GET: reads('url') },
  '/api/v1/drives.json': { GET: reads('url') },
  '/api/v1/visits': { POST: needs('visits:write', 'none') },
  '/api/v1/audit.[format]': { GET: needs('audit:read', 'branch') },
  '/api/v1/shapes.json': { GET: reads('none') },
  '/api/v1/plans/[plan]/sheets.[format]': { GET: needs('plans:write', 'branch') },
  '/api/v1/problems.[format]': { GET: reads('branch') },
  '/api/v1/plans/[plan]': { PUT: needs('plans:write', 'branch') },
  '/api/v1/plans/[plan]/result': { PUT: needs('plans:write', 'branch') },
  '/api/v1/plans/[plan]/publish': { POST: needs('plans:write', 'branch') },
  '/api/v1/reports': { POST: needs('reports:share', 'branch') },
  '/api/v1/reports/[report]': { PUT: needs('reports:share', 'branch') },
  '/api/v1/reports/[report]/file.[format]': { GET: needs('reports:share', 'branch') },
  '/api/v1/reports/briefs.pdf': { GET: needs('reports:share', 'branch') },
  '/api/v1/channels/example.csv': { GET: reads('none') },
  '/api/v1/imports': { GET: needs('imports:draft', 'branch'), POST: needs('imports:draft', 'branch') },
  '/api/v1/imports/examples/[kind].csv': { GET: reads('none') },
  '/api/v1/imports/drafts/[draft]': {
    GET: needs('imports:draft', 'branch'),
    PUT: needs('imports:draft', 'branch'),
    DELETE: needs('imports:draft', 'branch'),
  },
  '/api/v1/imports/drafts/[draft]/problems.csv': { GET: needs('imports:draft', 'branch') },
  '/api/v1/imports/drafts/[draft]/publish': { POST: needs('imports:publish', 'branch') },
  '/api/v1/imports/[id]/undo': { POST: needs('imports:publish', 'branch') },
  '/api/v1/imports/[id]/restore': { POST: needs('imports:publish', 'branch') },
};

/** What each command needs. Who may run commands on the machine may do all; a token in `JANGKAU_TOKEN` limits it. */
export const COMMANDS: Record<string, Rule> = {
  start: needs('machine:operate', 'branch'),
  init: needs('machine:operate', 'branch'),
  build: needs('machine:operate', 'branch'),
  rollback: needs('machine:operate', 'branch'),
  boundaries: needs('machine:operate', 'branch'),
  doctor: needs('machine:operate', 'branch'),
  settings: needs('settings:write', 'branch'),
  import: needs('imports:publish', 'branch'),
  'imports list': needs('imports:draft', 'branch'),
  'imports undo': needs('imports:publish', 'branch'),
  'imports restore': needs('imports:publish', 'branch'),
  'accounts list': needs('machine:operate', 'branch'),
  'accounts invite': needs('machine:operate', 'branch'),
  'accounts link': needs('machine:operate', 'branch'),
  'accounts disable': needs('machine:operate', 'branch'),
  'accounts enable': needs('machine:operate', 'branch'),
  'accounts factor-off': needs('machine:operate', 'branch'),
  audit: needs('audit:read', 'branch'),
  backup: needs('machine:operate', 'branch'),
  coverage: reads('branch'),
  members: reads('branch'),
  passport: reads('branch'),
  problems: reads('branch'),
  contributions: reads('none'),
  plan: reads('none'),
};
