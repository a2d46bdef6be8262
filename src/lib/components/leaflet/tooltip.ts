import type { DesaSummary } from '#lib/views/desa-summary.ts';

/** A summary as the content of a tooltip; names are text, never markup. */
export function tooltipElement({ title, lines }: DesaSummary): HTMLElement {
  const box = document.createElement('div');
  box.appendChild(document.createElement('strong')).textContent = title;
  for (const line of lines) box.appendChild(document.createElement('div')).textContent = line;
  return box;
}
