import { loadLinks } from '#lib/server/pages/reports-page.ts';
import { revokeLink } from '#lib/server/records/report-links.ts';
import { linkOf } from '#lib/server/reports/share/share-report.ts';
import { answerPage } from '../../../answer.ts';
import { attempt, textIn } from '../../../attempt.ts';
import { sharerOf } from '../../../sharer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const place = await sharerOf(event);
  return answerPage(event.request, () => loadLinks(place));
};

export const actions: Actions = {
  cabut: (event) =>
    attempt(event, async ({ records, actor, now, form }) => {
      const sharer = await sharerOf(event);
      const { id, label } = await linkOf(sharer, { id: textIn(form, 'id') });
      await revokeLink(records, { id, demo: sharer.demo }, actor, now);
      return { what: 'revoked' as const, label };
    }),
};
