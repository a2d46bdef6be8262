import { redirect } from '@sveltejs/kit';
import { withPage } from '#lib/server/pages/app.ts';
import { loadFrame } from '#lib/server/pages/frame.ts';
import { loadReports } from '#lib/server/pages/reports-page.ts';
import { archiveReport, createReport } from '#lib/server/records/reports.ts';
import { newReport } from '#lib/server/reports/share/new-report.ts';
import { answerPage } from '../../answer.ts';
import { attempt, textIn } from '../../attempt.ts';
import { sharerOf } from '../../sharer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const place = await sharerOf(event);
  return answerPage(event.request, () => loadReports(place));
};

export const actions: Actions = {
  buat: (event) =>
    attempt(event, async ({ records, actor, now, form }): Promise<object> => {
      const { demo } = await sharerOf(event);
      const wanted = { template: textIn(form, 'template'), code: textIn(form, 'code') };
      const asked = await withPage(event.request.signal, (context) => {
        const { selection } = loadFrame(context, event.url.searchParams, actor, now);
        return Promise.resolve(newReport(context, wanted, selection));
      });
      const id = await createReport(records, { asked, demo }, actor, now);
      const query = new URLSearchParams([...event.url.searchParams].filter(([key]) => key[0] !== '/'));
      redirect(303, `/laporan/${id}${query.size > 0 ? `?${query}` : ''}`);
    }),
  arsip: (event) =>
    attempt(event, async ({ records, actor, now, form }) => {
      const { demo } = await sharerOf(event);
      const change = { id: textIn(form, 'id'), demo, isArchived: textIn(form, 'on') === '1' };
      await archiveReport(records, change, actor, now);
      return { archived: true };
    }),
};
