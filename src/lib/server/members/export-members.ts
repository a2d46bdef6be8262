import type { MembersPageData } from '#lib/views/members-data.ts';
import { allowedOf } from '../coverage/export-coverage.ts';
import type { MembersSource } from './member-queries.ts';
import { parseBatch, parseMembersQuery } from './parameters.ts';
import { readMembersWithBatch } from './read-members.ts';

/** Months ahead that are looked at when nobody says how many: about 90 days. */
export const SOON_MONTHS = 3;

/** What the API and the command line give: the page's data, and a note while they are simulated. */
export type MembersExport = MembersPageData & { note?: string };

/**
 * Members as parameters ask for them, for the API and the command line alike.
 * @throws ParameterError naming a wrong parameter
 */
export async function exportMembers(
  source: MembersSource,
  parameters: URLSearchParams,
  today: Date,
): Promise<MembersExport> {
  const allowed = await allowedOf(source.warehouse, today);
  const query = parseMembersQuery(parameters, allowed, SOON_MONTHS);
  const found = await readMembersWithBatch(source, query, (batches) => parseBatch(parameters, batches));
  if (!found.members.simulated) return found;
  return { ...found, note: 'SIMULASI: angka kepesertaan adalah simulasi, bukan data BPJS Ketenagakerjaan.' };
}
