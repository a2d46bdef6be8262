import { UserError } from '../user-error.ts';
import { askTable, TableError, type AskOptions } from './osrm-request.ts';

/** The middle of Rembang and that of Lasem. */
const PLACES = [
  { lat: -6.7046, lon: 111.3439 },
  { lat: -6.6927, lon: 111.4536 },
];

/** Where travel times come from; asks the server for one way and back. @throws UserError when it gives none */
export async function describeOsrm(
  osrmUrl: string | null,
  options: Omit<AskOptions, 'base'> = {},
): Promise<string> {
  if (osrmUrl === null) return 'estimated (JANGKAU_OSRM_URL is not set)';
  const asked = { places: PLACES, sources: [0, 1], destinations: [0, 1] };
  try {
    const { seconds } = await askTable(asked, { ...options, base: osrmUrl });
    const isKnown = seconds[0]![1] !== null && seconds[1]![0] !== null;
    return `${osrmUrl} answers${isKnown ? '' : ', but knows no road between Rembang and Lasem'}`;
  } catch (cause) {
    if (!(cause instanceof TableError)) throw cause;
    throw new UserError(
      `${osrmUrl} gives no travel times (${cause.failure}); start it or correct JANGKAU_OSRM_URL. Until then they are estimated.`,
    );
  }
}
