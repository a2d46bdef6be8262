import { askedAgain } from '#lib/domain/reports/asked-again.ts';
import type { Config } from '../../config.ts';
import { nobody } from '../../accounts/sessions.ts';
import { withPage } from '../../pages/app.ts';
import { pointLink, type OpenedLink } from '../../records/report-links.ts';
import { readSnapshot } from '../../records/snapshots.ts';
import { recordsOf } from '../../records/store.ts';
import { currentBuild } from '../../warehouse/builds.ts';
import { freezeReports } from '../freeze/freeze-reports.ts';
import { shelfOf } from './shelf.ts';

/** How long a build is not tried again that a link could not be brought to, ms. */
const TRY_AGAIN_MS = 60_000;

/** Whether a link that is "selalu terbaru" shows the served build, or cannot be brought to it now. */
export async function isLatest(
  place: Config,
  link: Pick<OpenedLink, 'id' | 'follows' | 'frozen'>,
  now: Date,
): Promise<boolean> {
  if (!link.follows) return true;
  const served = (await currentBuild(place.dataDir))?.id;
  if (served === undefined || served === link.frozen.build) return true;
  const failed = shelfOf(place).failed.get(link.id);
  return failed?.build === served && now.getTime() - failed.at < TRY_AGAIN_MS;
}

/**
 * Freezes what a link shows anew from the served build, in its newest month, and points the link at it; once, however many open it at the
 * same time. What has been written in the report since is not shared by that. Where it fails the link stays as it is, and the log says
 * why.
 */
export function follow(place: Config, link: OpenedLink, now: Date): Promise<void> {
  const { following } = shelfOf(place);
  const going =
    following.get(link.id) ?? freezeAnew(place, link, now).finally(() => following.delete(link.id));
  following.set(link.id, going);
  return going;
}

async function freezeAnew(place: Config, link: OpenedLink, now: Date): Promise<void> {
  const { id, demo, snapshotHash } = link;
  const served = (await currentBuild(place.dataDir))?.id ?? '';
  try {
    const records = await recordsOf(place);
    const shown = await readSnapshot(records, snapshotHash);
    if (shown === null) throw new Error('its snapshot is not there');
    const [snapshot] = await withPage(
      new AbortController().signal,
      (context) => freezeReports(context, [askedAgain(shown)], { records, demo, now, leaves: true }),
      { config: place },
    );
    const who = { ...nobody('jangkau'), name: 'Jangkau' };
    await pointLink(records, { id, demo, snapshot: snapshot!, instead: snapshotHash }, who, now);
  } catch (cause) {
    shelfOf(place).failed.set(id, { build: served, at: now.getTime() });
    process.stderr.write(`the link ${id} still shows the build before: ${String(cause)}\n`);
  }
}
