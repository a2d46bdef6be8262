import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { ChannelPoint } from '#lib/domain/drives/channels.ts';
import type { ChannelKind } from '#lib/domain/drives/kinds.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow, refusePersonal } from './audit.ts';
import { channelPoint } from './schema.ts';
import type { Records } from './store.ts';
import { isDemo } from './targets.ts';

/** Rows of one statement: six values each, far below what SQLite takes. */
const ROWS = 2000;

/** Channels of the demo or the real ones, by kind and name. */
export async function listChannels(records: Records, demo: boolean): Promise<ChannelPoint[]> {
  const { kind, name, lat, lon } = channelPoint;
  const rows = await records
    .select({ kind, name, lat, lon })
    .from(channelPoint)
    .where(eq(channelPoint.demo, demo))
    .orderBy(asc(kind), asc(name), asc(lat), asc(lon));
  return rows.map((row) => ({ ...row, kind: row.kind as ChannelKind }));
}

/**
 * Puts a list in the place of the one there is, whole or not at all.
 * @param from name of the file
 * @throws UserError when there is none in it, or a text holds a number of a person
 */
export async function replaceChannels(
  records: Records,
  actor: Actor,
  { points, from }: { points: readonly ChannelPoint[]; from: string },
  now: Date,
): Promise<void> {
  if (points.length === 0)
    throw new UserError(
      'There is no channel in the file that can be used; correct it and choose it again.',
      'Tidak ada kanal yang dapat dipakai dalam berkas itu; perbaiki, lalu pilih lagi.',
    );
  refusePersonal(from);
  for (const { name } of points) refusePersonal(name);
  const demo = isDemo(actor);
  const rows = points.map((point) => ({ ...point, id: randomUUID(), demo }));
  const slices = Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) =>
    rows.slice(i * ROWS, (i + 1) * ROWS),
  );
  const note = {
    action: 'channels.import',
    objectKind: 'channels',
    details: { fileName: from, rows: rows.length },
  } as const;
  await records.batch([
    records.delete(channelPoint).where(eq(channelPoint.demo, demo)),
    ...slices.map((slice) => records.insert(channelPoint).values(slice)),
    auditRow(records, actor, note, now),
  ]);
}
