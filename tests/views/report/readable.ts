import type { ReportDocument, ReportPicture, ReportTable } from '#lib/views/report/document.ts';

/** All that a reader of a report sees, as lines to be proofread. */
export function readable(report: ReportDocument): string {
  return [
    `# ${report.title}`,
    report.subtitle,
    '',
    report.lead,
    ...(report.badge === null ? [] : ['', `[${report.badge.label}] ${report.badge.note}`]),
    ...report.sections.flatMap(({ id, heading, sentences, figures, picture, table, notes }) => [
      '',
      `## ${heading} (#${id})`,
      ...sentences,
      ...figures.map(({ label, value, detail }) => `* ${label}: ${value} | ${detail}`),
      ...(picture === null ? [] : pictureLines(picture)),
      ...(table === null ? [] : tableLines(table)),
      ...notes.map((note) => `(${note})`),
    ]),
    ...(report.smallNumbers === null ? [] : ['', report.smallNumbers]),
    ...report.sources.flatMap(({ heading, lines }) => ['', `${heading}:`, ...lines]),
    '',
    report.made,
    '',
  ].join('\n');
}

function pictureLines(picture: ReportPicture): string[] {
  return [
    `Gambar: ${picture.alt}`,
    `  ${picture.caption}`,
    ...drawnLines(picture).map((line) => `  - ${line}`),
  ];
}

function drawnLines(picture: ReportPicture): string[] {
  switch (picture.kind) {
    case 'map':
      return [
        ...picture.legend.map(
          ({ label, desa, colour, pattern }) => `${label} [${desa}] ${colour} ${pattern}`,
        ),
        ...picture.areas.map(({ label, key, hatched }) => `${label} -> ${key}${hatched ? ' ///' : ''}`),
      ];
    case 'trend':
      return picture.series.map(({ name, values }) => `${name}: ${values.map(String).join(' ')}`);
    case 'bars':
      return picture.bars.map(({ label, text }) => `${label}: ${text}`);
  }
}

function tableLines({ caption, columns, rows, total }: ReportTable): string[] {
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  return [
    caption,
    line(columns.map(({ head, unit }) => (unit === null ? head : `${head}, ${unit}`))),
    ...[...rows, ...(total === null ? [] : [total])].map((row) => line(row.map(({ text }) => text))),
  ];
}
