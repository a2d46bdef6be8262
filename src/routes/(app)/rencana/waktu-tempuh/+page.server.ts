import { appConfig } from '#lib/server/pages/app.ts';
import { loadTravelPage, travelPlaces } from '#lib/server/pages/travel-page.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { isDemo } from '#lib/server/records/targets.ts';
import { forgetLeg, measureLeg } from '#lib/server/records/travel-legs.ts';
import { typedMinutes } from '#lib/views/typed-number.ts';
import { answer, answerPage, selectionOf } from '../../../answer.ts';
import { attempt, textIn } from '../../../attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, locals: { actor } }) => {
  await selectionOf(parent);
  const { osrmUrl } = appConfig();
  const asked = { records: await recordsOf(appConfig()), demo: isDemo(actor), osrmUrl };
  return answerPage(request, (context) => loadTravelPage(context, asked));
};

export const actions: Actions = {
  simpan: (event) =>
    attempt(event, async ({ records, actor, now, form }): Promise<{ done: 'saved' | 'forgotten' }> => {
      const known = await answer(
        event.request,
        ({ facts }) => new Set(travelPlaces(facts).map(({ id }) => id)),
      );
      const typed = typedMinutes(textIn(form, 'minutes'));
      const sent = { ...wayIn(form), minutes: typed.kind === 'number' ? typed.value : null };
      await measureLeg(records, actor, sent, { known, now });
      return { done: 'saved' };
    }),
  hapus: (event) =>
    attempt(event, async ({ records, actor, now, form }): Promise<{ done: 'saved' | 'forgotten' }> => {
      await forgetLeg(records, actor, wayIn(form), now);
      return { done: 'forgotten' };
    }),
};

function wayIn(form: FormData) {
  return { from: textIn(form, 'from'), to: textIn(form, 'to'), bothWays: form.get('both') !== null };
}
