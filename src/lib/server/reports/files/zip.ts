import { zipSync, type Zippable } from 'fflate';

/**
 * Files as a zip archive; the same files and moment give the same bytes.
 *
 * @param files text or bytes by name
 * @param moment ISO time, of all files
 */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  moment: string,
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files))
    entries[name] = typeof content === 'string' ? encoder.encode(content) : content;
  return Uint8Array.from(zipSync(entries, { mtime: clockTime(moment) }));
}

/** Archives keep times of the clock without a zone: that of UTC, wherever they are made. */
function clockTime(moment: string): Date {
  const utc = new Date(moment);
  return new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
  );
}
