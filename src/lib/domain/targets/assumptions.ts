/**
 * Share (0–1) of those who pay themselves who stop within three months when their contribution doubles. An assumption: nobody has
 * published what happens. "High" is the lower end of the 15–30% who pay irregularly in a normal year (PLANNER), "low" that nobody stops.
 */
export const STOPS_AT_RISE = { low: 0, mid: 0.05, high: 0.15 };
