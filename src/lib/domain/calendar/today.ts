/** The date in Rembang (Asia/Jakarta, UTC+7, no summer time) at a moment, ISO 8601, wherever the program runs. */
export function jakartaDate(now: Date): string {
  return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
