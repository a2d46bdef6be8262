import type { ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { Config } from '#lib/server/config.ts';
import {
  createLink,
  linkBySecret,
  type LinkWishes,
  type OpenedLink,
} from '#lib/server/records/report-links.ts';
import { createReport } from '#lib/server/records/reports.ts';
import { recordsOf, type Records } from '#lib/server/records/store.ts';
import { openShared, type SharedAsked } from '#lib/server/reports/links/open-shared.ts';
import { closeShelf } from '#lib/server/reports/links/shelf.ts';
import { DESA, reported, REPOSITORY, TESTER } from '../../fixture-app.ts';
import { asked, withFreezeWorld, type FreezeWorld } from '../freeze/freeze-world.ts';

/** 27 November 2026 in Rembang, nine in the morning. */
export const NOW = new Date('2026-11-27T02:00:00Z');
export const PASSWORD = 'kapal tua di dermaga';

/** Later by minutes. */
export const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

export interface OpenWorld extends FreezeWorld {
  place: Config;
  /** A link to a report of the branch. */
  link: (
    wishes?: Partial<LinkWishes>,
    report?: Partial<ReportAsked>,
  ) => Promise<OpenedLink & { secret: string }>;
  /** What is answered, its body as text. */
  open: (path: string, sent?: Partial<SharedAsked> & { now?: Date; typed?: string }) => Promise<Opened>;
}

export interface Opened {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** Links in a kabupaten of six desa, as a server opens them that has just started. */
export function withLinks(use: (world: OpenWorld) => Promise<void>): Promise<void> {
  return withFreezeWorld(async (world) => {
    const { app } = world;
    const rows = DESA.flatMap((code) => reported('2026-10', code, 40, 20, 5));
    await app.enroll('oktober.csv', rows);
    await app.build();
    const place = { ...app, origin: null, secret: 's'.repeat(32), version: '' } as unknown as Config;
    const records = await recordsOf({ ...place, appDir: REPOSITORY });
    try {
      await use({ ...world, place, records, link: linkIn(world, records), open: openIn(place) });
    } finally {
      await closeShelf(app.dataDir);
    }
  });
}

function linkIn({ frozen }: FreezeWorld, records: Records): OpenWorld['link'] {
  return async (wishes = {}, report = {}) => {
    const reportId = await createReport(records, { asked: asked(report), demo: false }, TESTER, NOW);
    const all: LinkWishes = {
      ...{ label: 'Uji', expiresAt: after(60 * 24 * 30), password: null, follows: false, origins: [] },
      ...wishes,
    };
    const snapshot = await frozen(report, { now: NOW });
    const { secret } = await createLink(records, { ...all, reportId, demo: false, snapshot }, TESTER, NOW);
    return { ...(await linkBySecret(records, secret))!, secret };
  };
}

function openIn(place: Config): OpenWorld['open'] {
  return async (path, { now = NOW, typed, ...sent } = {}) => {
    const method = typed === undefined ? 'GET' : 'POST';
    const password = () => Promise.resolve(typed ?? '');
    const all = { method, path, ifNoneMatch: null, address: '203.0.113.7', password, ...sent };
    const { body, ...answer } = await openShared(place, all, now);
    return { ...answer, text: body === null ? '' : new TextDecoder().decode(body) };
  };
}
