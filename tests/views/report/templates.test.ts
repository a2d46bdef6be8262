import { expect, test } from 'vitest';
import { REPORT_TEMPLATES, reportAskedSchema } from '#lib/domain/reports/report-asked.ts';
import { LEVEL_OF } from '#lib/domain/reports/template-level.ts';
import { defaultBlocks, defaultTitle } from '#lib/views/report/templates.ts';

test.each(REPORT_TEMPLATES)('what the template %s begins with can be asked for', (template) => {
  const code = { kabupaten: '33.17', kecamatan: '33.17.10', desa: '33.17.10.2030' }[LEVEL_OF[template]];
  for (const lang of ['id', 'en'] as const) {
    const asked = {
      ...{ template, code, lang, period: 'latest', denominator: 'potensi' },
      title: defaultTitle(template, 'Rembang', lang),
      blocks: defaultBlocks(template),
    };
    expect(reportAskedSchema.parse(asked)).toEqual(asked);
  }
});

test('titles name the place', () => {
  const titles = REPORT_TEMPLATES.map((template) =>
    defaultTitle(template, template === 'ringkasan' ? 'Kabupaten Rembang' : 'Kragan', 'id'),
  );
  expect(titles).toEqual([
    'Ringkasan perlindungan pekerja Kabupaten Rembang',
    'Perlindungan pekerja di Kecamatan Kragan',
    'Perlindungan pekerja di Kragan',
  ]);
});

test('a single desa is not compared on a map, nor listed', () => {
  expect(defaultBlocks('desa').map(({ kind }) => kind)).toEqual([
    'figures',
    'ranking',
    'trend',
    'drives',
    'cost',
  ]);
});
