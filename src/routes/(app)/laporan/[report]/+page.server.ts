import { error, type RequestEvent } from '@sveltejs/kit';
import { withPage } from '#lib/server/pages/app.ts';
import { loadReport } from '#lib/server/pages/reports-page.ts';
import { changeLink, revokeLink, rotateLink } from '#lib/server/records/report-links.ts';
import { readExpiry, readLinkWishes } from '#lib/server/reports/share/read-link-wishes.ts';
import {
  linkOf,
  linkTold,
  refreshLink,
  reportSeen,
  shareReport,
} from '#lib/server/reports/share/share-report.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import { attempt, textIn } from '../../../attempt.ts';
import { sharerOf } from '../../../sharer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { lang } = await selectionOf(event.parent);
  const place = await sharerOf(event);
  const page = await answerPage(event.request, (context) => loadReport(context, place, event.params.report));
  return page ?? error(404, wordsFor(lang).reportsPage.gone);
};

type Event = RequestEvent<{ report: string }>;

export const actions: Actions = {
  bagikan: (event) =>
    attempt(event, async ({ now, form }) => {
      const sharer = await sharerOf(event);
      const report = await reportSeen(sharer, seenIn(event, form));
      const wishes = readLinkWishes(form, now);
      const { id, secret } = await withPage(event.request.signal, (context) =>
        shareReport(context, sharer, report, wishes),
      );
      return { told: linkTold({ id, ...wishes }, secret, event.url.origin) };
    }),
  ganti: (event) =>
    attempt(event, async ({ records, actor, now, form }) => {
      const { link, demo } = await linkNamed(event, form);
      const secret = await rotateLink(records, { id: link.id, demo }, actor, now);
      return { told: linkTold({ ...link, password: null }, secret, event.url.origin) };
    }),
  cabut: (event) =>
    attempt(event, async ({ records, actor, now, form }) => {
      const { link, demo } = await linkNamed(event, form);
      await revokeLink(records, { id: link.id, demo }, actor, now);
      return { what: 'revoked' as const, label: link.label };
    }),
  perpanjang: (event) =>
    attempt(event, async ({ records, actor, now, form }) => {
      const { link, demo } = await linkNamed(event, form);
      await changeLink(records, { id: link.id, demo, expiresAt: readExpiry(form, now) }, actor, now);
      return { what: 'extended' as const, label: link.label };
    }),
  perbarui: (event) =>
    attempt(event, async ({ form }) => {
      const sharer = await sharerOf(event);
      const report = await reportSeen(sharer, seenIn(event, form));
      const label = await withPage(event.request.signal, (context) =>
        refreshLink(context, sharer, report, textIn(form, 'id')),
      );
      return { what: 'refreshed' as const, label };
    }),
};

/** The report of the page, in the version that was on show when a form was sent. */
function seenIn({ params }: Event, form: FormData) {
  return { id: params.report, version: Number(textIn(form, 'version')) };
}

/** The link that a form is about, of the report of the page. */
async function linkNamed(event: Event, form: FormData) {
  const sharer = await sharerOf(event);
  const link = await linkOf(sharer, { id: textIn(form, 'id'), reportId: event.params.report });
  return { link, demo: sharer.demo };
}
