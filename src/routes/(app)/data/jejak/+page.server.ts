import { error } from '@sveltejs/kit';
import { doors } from '#lib/server/accounts/doors.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { parseAuditSearch } from '#lib/server/records/audit-search.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { sittings } from '#lib/views/audit-sittings.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { selectionOf } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 50;
/** Entries looked at for a page; those of one sitting are one line. */
const MOST_ENTRIES = 500;

export const load: PageServerLoad = async ({ parent, url }) => {
  const { lang } = await selectionOf(parent);
  const { records } = await doors();
  try {
    const entries = await searchAudit(records, parseAuditSearch(url.searchParams, MOST_ENTRIES + 1));
    const lines = sittings(entries.slice(0, MOST_ENTRIES));
    const hasMore = lines.length > PER_PAGE || entries.length > MOST_ENTRIES;
    return { sittings: lines.slice(0, PER_PAGE), hasMore };
  } catch (cause) {
    if (!(cause instanceof ParameterError)) throw cause;
    const { parameter } = cause;
    error(
      400,
      wordsFor(lang).accounts.audit.notAllowed(parameter, url.searchParams.get(parameter) ?? ''),
    );
  }
};
