import { appConfig } from '#lib/server/pages/app.ts';
import { loadPartnersPage } from '#lib/server/pages/partners-page.ts';
import { archivePartner, savePartner } from '#lib/server/records/partners.ts';
import { addPledge, cancelPledge } from '#lib/server/records/pledges.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { isDemo } from '#lib/server/records/targets.ts';
import { typedPeople } from '#lib/views/typed-number.ts';
import { answer, answerPage, selectionOf } from '../../answer.ts';
import { attempt, textIn } from '../../attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, locals: { actor } }) => {
  const selection = await selectionOf(parent);
  const asked = { records: await recordsOf(appConfig()), demo: isDemo(actor), now: new Date() };
  return answerPage(request, (context) => loadPartnersPage(context, selection, asked));
};

type Done = { what: 'saved' | 'archived' | 'unarchived' | 'pledgeSaved' | 'pledgeCancelled'; name: string };

export const actions: Actions = {
  simpan: (event) =>
    attempt(event, async ({ records, actor, now, form }): Promise<Done> => {
      const known = await answer(event.request, ({ facts }) => new Set(facts.desa.map(({ code }) => code)));
      const name = textIn(form, 'name').trim();
      const sent = {
        ...{ id: textIn(form, 'id') || null, name, kind: textIn(form, 'kind'), note: textIn(form, 'note') },
        desa: form.getAll('desa').map(String),
      };
      await savePartner(records, actor, sent, { known, now });
      return { what: 'saved', name };
    }),
  arsip: (event) =>
    attempt(event, async ({ records, actor, now, form }): Promise<Done> => {
      const isArchived = textIn(form, 'on') === '1';
      const name = await archivePartner(records, actor, { id: textIn(form, 'id'), isArchived }, now);
      return { what: isArchived ? 'archived' : 'unarchived', name };
    }),
  janji: (event) =>
    attempt(event, async ({ records, actor, now, form }): Promise<Done> => {
      const months = typedNumber(form, 'months');
      const sent = {
        ...{ partnerId: textIn(form, 'id'), code: textIn(form, 'code') || null },
        ...{ people: typedNumber(form, 'people'), payer: textIn(form, 'payer') },
        ...{ fromMonth: textIn(form, 'from'), months, note: textIn(form, 'note') },
      };
      return { what: 'pledgeSaved', name: await addPledge(records, actor, sent, now) };
    }),
  batal: (event) =>
    attempt(event, async ({ records, actor, now, form }): Promise<Done> => {
      return { what: 'pledgeCancelled', name: await cancelPledge(records, actor, textIn(form, 'id'), now) };
    }),
};

/** Null where nothing was typed; what is no whole number is none that can be kept. */
function typedNumber(form: FormData, name: string): number | null {
  const typed = typedPeople(textIn(form, name));
  return typed.kind === 'empty' ? null : typed.kind === 'number' ? typed.value : Number.NaN;
}
