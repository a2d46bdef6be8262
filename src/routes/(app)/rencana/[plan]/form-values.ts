/** A list with a value, or without it where it was there; in order. */
export function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value].sort();
}

/** A whole number ≥ 0; null where nothing is typed. */
export function wholeOrNull(text: string): number | null {
  return text.trim() === '' ? null : Math.max(0, Math.round(Number(text)));
}

/** What is in the field of an event. */
export function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement).value;
}
