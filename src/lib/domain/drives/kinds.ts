/** Organisations that take part in drives. */
export const PARTNER_KINDS = [
  'dwp',
  'pemerintah-desa',
  'pkk',
  'kelompok-nelayan',
  'kelompok-tani',
  'bumdes',
  'perusahaan',
  'lain',
] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** Where people register and pay. */
export const CHANNEL_KINDS = ['alfamart', 'indomaret', 'brilink', 'pos', 'agen', 'ppob', 'kantor'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Programmes a self-employed worker registers for. */
export const PROGRAMMES = ['jkk-jkm', 'jkk-jkm-jht'] as const;
export type Programme = (typeof PROGRAMMES)[number];

/**
 * What a drive is: `draft` planned, `agreed` with the desa, `done` a visit was recorded, `cancelled`, `moved` another drive has
 * taken its place.
 */
export const DRIVE_STATUSES = ['draft', 'agreed', 'done', 'cancelled', 'moved'] as const;
export type DriveStatus = (typeof DRIVE_STATUSES)[number];
