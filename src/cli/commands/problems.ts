import type { Command } from 'commander';
import { DENOMINATORS } from '#lib/domain/workers/segments.ts';
import type { Config } from '#lib/server/config.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { askedReport, exportQuality } from '#lib/server/quality/export-quality.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import type { QualityReport } from '#lib/views/quality-data.ts';
import { countSeverities, groupProblems } from '#lib/views/quality-groups.ts';
import { partialSentences, problemSentence, qualityAnswer } from '#lib/views/quality-sentences.ts';
import { wordsFor } from '#lib/views/words/index.ts';

export function addProblems(program: Command, config: Config): void {
  program
    .command('problems')
    .description("print what is wrong with a month's data and what follows from it; the same as /data/mutu")
    .option('--period <YYYY-MM>', 'month (default: the newest)')
    .option('--denominator <set>', `${DENOMINATORS.join(', ')} (default: the branch's setting)`)
    .option('--json', 'the same as /api/v1/problems.json')
    .action(async ({ json = false, ...filters }: { json?: boolean } & Record<string, string>) => {
      const report = await withPage(
        new AbortController().signal,
        (context) => askedReport(context, new URLSearchParams(filters), new Date()),
        { config },
      );
      await closeWarehouse(config.dataDir);
      if (json) console.log(exportQuality(report, 'json').body);
      else printQuality(report);
    });
}

function printQuality(report: QualityReport): void {
  const { quality } = wordsFor('en');
  console.log(qualityAnswer(report.period, countSeverities(report.problems), 'en'));
  for (const { kind, problems } of groupProblems(report)) {
    if (problems.length === 0) {
      console.log(`\n${quality.kind[kind].name}: ${quality.none}`);
      continue;
    }
    console.log(`\n${`${quality.kind[kind].name}: ${quality.cases(String(problems.length))}`}`);
    for (const one of problems)
      console.log(`  ${quality.severity[one.severity]}: ${problemSentence(one, 'en')}`);
    if (kind === 'not-reported')
      for (const sentence of partialSentences(report, 'en')) console.log(`  ${sentence}`);
  }
}
