import { expect, test } from 'vitest';
import { reportDocument } from '#lib/views/report/report-document.ts';
import { exampleSnapshot } from './example-snapshot.ts';
import { readable } from './readable.ts';

test.each(['id', 'en'] as const)('the whole text of a report, to be proofread: %s', async (lang) => {
  const text = readable(reportDocument(exampleSnapshot(lang)));
  await expect(text).toMatchFileSnapshot(`texts/report-${lang}.txt`);
});
