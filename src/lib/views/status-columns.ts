import type { MainJobStatus } from '../domain/workers/main-job-status.ts';
import type { Lang } from './page-data.ts';
import type { Column } from './table.ts';
import { wordsFor } from './words/index.ts';

/** Main-job statuses of BPS, formal or not, and the segment of BPJS with what to mind. */
export function statusColumns(lang: Lang): Column<MainJobStatus>[] {
  const { denominators: said, segment: segments } = wordsFor(lang);
  const segmentText = ({ status, segment }: MainJobStatus) => {
    const name = segment === null ? said.outside : segments[segment];
    const note = said.statusNote[status];
    return note === null ? name : `${name}: ${note}`;
  };
  return [
    {
      key: 'status',
      label: said.statusHeader,
      heading: true,
      text: ({ status }) => `${status}. ${said.status[status]}`,
    },
    { key: 'bps', label: said.bps, text: ({ formal }) => (formal ? said.formal : said.informal) },
    { key: 'segment', label: said.segment, text: segmentText },
  ];
}
