import { loadFrame } from '#lib/server/pages/frame.ts';
import { answer } from '../answer.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ url, request, locals: { actor } }) =>
  answer(request, (context) => loadFrame(context, url.searchParams, actor, new Date()));
