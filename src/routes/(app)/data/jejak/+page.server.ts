import { error } from '@sveltejs/kit';
import { doors } from '#lib/server/accounts/doors.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { parseAuditSearch } from '#lib/server/records/audit-search.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { selectionOf } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 50;

export const load: PageServerLoad = async ({ parent, url }) => {
  const { lang } = await selectionOf(parent);
  const { records } = await doors();
  try {
    const entries = await searchAudit(records, parseAuditSearch(url.searchParams, PER_PAGE + 1));
    return { entries: entries.slice(0, PER_PAGE), hasMore: entries.length > PER_PAGE };
  } catch (cause) {
    if (!(cause instanceof ParameterError)) throw cause;
    const { parameter } = cause;
    error(
      400,
      wordsFor(lang).accounts.audit.notAllowed(parameter, url.searchParams.get(parameter) ?? ''),
    );
  }
};
