/** Words within the pictures of a report. */
export const reportPicture = {
  interval: 'line = range of what is possible',
  target: 'diamond = target',
  desa: (count: string) => `${count} desa`,
  hatched: 'Hatched: kept back or uncertain',
};

/** Words of the page of a report around the report itself. `{…}` is filled in by the script of the page. */
export const reportPage = {
  skip: 'Skip to the report',
  contents: 'Contents',
  take: 'Download this report',
  files: {
    pdf: 'PDF',
    xlsx: 'Excel',
    zip: 'CSV with notes',
    html: 'One HTML file (no internet needed)',
  },
  inPreview: 'Downloads do not work in the preview.',
  whole: 'Open the full report',
  smallNumbers: 'Small numbers',
  sources: 'Sources',
  script: {
    print: 'Print',
    filter: 'Filter rows',
    shown: '{shown} of {all} rows',
    none: 'No row matches.',
    svg: 'Download SVG',
    png: 'Download PNG',
    pngFailed: 'This browser cannot make the PNG; download the SVG.',
    csv: 'Download table (CSV)',
    map: 'Map; use the arrow keys to go from desa to desa',
    mapHint: 'Point at or tap a desa on the map to see its figure; choose a class of the legend to filter.',
  },
};
