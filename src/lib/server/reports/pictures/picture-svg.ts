import type { ReportPicture } from '#lib/views/report/document.ts';

/** A picture as SVG: vector, with a title and a description, its own legend, told apart in black and white; no text smaller than 11 of its units. */
export function pictureSvg(picture: ReportPicture, { font }: { font: string }): string {
  void picture;
  void font;
  throw new Error('not yet');
}
