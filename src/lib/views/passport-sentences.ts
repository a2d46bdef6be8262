import { denominatorMeaning, denominatorSource } from './data-columns.ts';
import { formatFor, textOrReason } from './format.ts';
import type { Lang } from './page-data.ts';
import type { Passport, PassportImport, Provenance, WorkerEstimate } from './passport-data.ts';
import { baseOf, reportedPart } from './reported.ts';
import { wordsFor } from './words/index.ts';

/** Lines under a heading: formula, denominator, inputs, records, assumptions or build. */
export interface PassportSection {
  heading: string;
  lines: string[];
}

/** The passport of a figure in plain words. */
export interface PassportText {
  title: string;
  /** The figure with its unit and interval. */
  figure: string;
  sections: PassportSection[];
}

/** Formula with the values put in, denominator, inputs, records, assumptions and build, in a reader's language. */
export function passportText(passport: Passport, lang: Lang): PassportText {
  const words = wordsFor(lang);
  const said = words.passport;
  const { row, measure } = passport;
  return {
    title: said.title(words.measure[measure], words.segment[row.segment], placeOf(passport)),
    figure: figureText(passport, lang),
    sections: [
      { heading: said.formula, lines: [...formulaLines(passport, lang), ...narrowLines(passport, lang)] },
      { heading: said.denominator, lines: denominatorLines(passport, lang) },
      { heading: said.rows, lines: recordLines(passport, lang) },
      {
        heading: said.inputs,
        lines: [...importLines(passport.imports, lang), ...workerInputLines(passport, lang)],
      },
      { heading: said.assumptions, lines: assumptionLines(passport, lang) },
      { heading: said.build, lines: buildLines(passport, lang) },
    ],
  };
}

/** What must stand beside an export: what the columns mean, and what the figures rest on. */
export function footnotes(provenance: Provenance, lang: Lang): PassportSection[] {
  const { passport: said } = wordsFor(lang);
  const draws = formatFor(lang).count(provenance.draws);
  return [
    { heading: said.formula, lines: [...said.columns, said.intervalWhy(draws, String(provenance.seed))] },
    { heading: said.denominator, lines: denominatorLines(provenance, lang) },
    { heading: said.inputs, lines: importLines(provenance.imports, lang) },
    { heading: said.assumptions, lines: assumptionLines(provenance, lang) },
    { heading: said.build, lines: buildLines(provenance, lang) },
  ];
}

function placeOf({ row: { name, kecamatan } }: Passport): string {
  return kecamatan === null || kecamatan === name ? name : `${name}, ${kecamatan}`;
}

function figureText({ measure, value, low, high, row }: Passport, lang: Lang): string {
  const { units, reason } = wordsFor(lang);
  const format = formatFor(lang);
  const isRate = measure === 'rate';
  const number = isRate ? format.percent(value) : format.count(value);
  if (value === null) return textOrReason(number, row.reason === null ? null : reason[row.reason]);
  const interval = isRate ? format.percentInterval(low, high) : format.interval(low, high);
  const unit = isRate ? '' : ` ${units.people}`;
  return low === null || low === high
    ? `${number}${unit}`
    : `${number}${unit} (${units.interval} ${interval})`;
}

function formulaLines(passport: Passport, lang: Lang): string[] {
  const { units, passport: said, reason } = wordsFor(lang);
  const format = formatFor(lang);
  const { row, measure } = passport;
  const people = (count: number | null) => units.peopleOf(format.count(count));
  const needsWorkers = measure !== 'active';
  const needsMembers = measure !== 'eligible';
  const lines: string[] = [];
  if (measure === 'rate' && row.rate !== null)
    lines.push(said.rate(people(row.active), people(baseOf(row)), format.percent(row.rate)));
  if (measure === 'gap' && row.gap !== null)
    lines.push(said.gap(people(row.active), people(baseOf(row)), people(row.gap)));
  if (needsMembers)
    lines.push(
      row.active === null ? said.activeNone(reason['not-reported']) : activeLine(passport, lang, people),
    );
  if (needsMembers && reportedPart(row) !== null)
    lines.push(said.partial(format.count(row.desaReported), format.count(row.desaExpected)));
  return needsWorkers ? [...lines, ...workerLines(passport, lang)] : lines;
}

/** The 80% interval of the figure, inside the 95% one that stands beside it; none where there is no interval. */
function narrowLines({ measure, low80, high80 }: Passport, lang: Lang): string[] {
  const { units, passport: said } = wordsFor(lang);
  const format = formatFor(lang);
  if (low80 === null || high80 === null || low80 === high80) return [];
  const interval =
    measure === 'rate'
      ? format.percentInterval(low80, high80)
      : units.peopleOf(format.interval(low80, high80));
  return [said.narrow(interval)];
}

function activeLine(
  { members, row }: Passport,
  lang: Lang,
  people: (count: number | null) => string,
): string {
  const { payer: payers, segment: segments, passport: said } = wordsFor(lang);
  const format = formatFor(lang);
  const parts = members.used
    .filter(({ active }) => active > 0)
    .map(({ segment, payer, active }) => {
      const name = row.segment === 'total' ? `${segments[segment]} ${payers[payer]}` : payers[payer];
      return `${name} ${format.count(active)}`;
    });
  return said.active(parts.join(' + ') || '0', people(row.active));
}

function workerLines({ row, estimate, denominator, draws, seed }: Passport, lang: Lang): string[] {
  const { units, passport: said, denominator: sets, reason } = wordsFor(lang);
  const format = formatFor(lang);
  const people = (count: number | null) => units.peopleOf(format.count(count));
  const set = sets[row.denominator];
  const whole = denominator.find(({ segment }) => segment === row.segment);
  if (estimate === null || whole === undefined) return [`${set}: ${reason['no-base']}.`];
  if (row.level === 'kabupaten')
    return [said.eligibleWhole(people(whole.value), set, format.month(whole.asOf))];
  const rate = (share: number) => format.percent(share, 2);
  return [
    said.eligible(placeName(row), people(row.eligible), format.interval(row.eligibleLow, row.eligibleHigh)),
    said.employed(
      people(estimate.population),
      rate(estimate.share15Plus),
      rate(estimate.tpak),
      rate(estimate.tpt),
      people(estimate.employed),
    ),
    ...priorLines(row, estimate, lang),
    said.raked(people(whole.value), set),
    said.intervalWhy(format.count(draws), String(seed)),
  ];
}

/** Of a desa: what its segments' shares come from, and what the fit made of them. Of a larger area: how many rest on what. */
function priorLines(
  { segment }: Passport['row'],
  { prior, fitFactor, desa, byAges, byOccupations }: WorkerEstimate,
  lang: Lang,
): string[] {
  const { passport: said, terrain, segment: segments } = wordsFor(lang);
  const format = formatFor(lang);
  const terrains: Record<string, string> = terrain;
  if (prior === null)
    return [said.sources(format.count(desa), format.count(byAges), format.count(byOccupations))];
  const [informal, jakon] = [format.percent(prior.informalShare, 0), format.percent(prior.jakonShare, 0)];
  const line =
    prior.classified === null
      ? said.prior(terrains[prior.terrain] ?? prior.terrain, informal, jakon)
      : said.priorOccupations(format.count(prior.classified), informal, jakon);
  return fitFactor === null ? [line] : [line, said.fit(segments[segment], format.decimal(fitFactor, 3))];
}

const placeName = ({ name }: Passport['row']) => name;

/** What is divided by: value, month, meaning and source. */
export function denominatorLines(
  { denominator, denominatorSet }: Pick<Provenance, 'denominator' | 'denominatorSet'>,
  lang: Lang,
): string[] {
  const { units, segment: segments, passport: said } = wordsFor(lang);
  const format = formatFor(lang);
  return denominator.map((stated) => {
    const { label, segment, value, asOf, source } = stated;
    const line = said.denominatorLine(
      label,
      segments[segment],
      units.peopleOf(format.count(value)),
      format.month(asOf),
    );
    const meaning = denominatorMeaning(denominatorSet, stated, lang);
    return `${line}. ${meaning}. ${said.source}: ${denominatorSource(source, lang)}.`;
  });
}

function recordLines({ members: { used, leftOut } }: Passport, lang: Lang): string[] {
  const { units, segment: segments, payer: payers, passport: said } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    ...used.map(({ segment, payer, rows, active }) =>
      said.used(segments[segment], payers[payer], format.count(rows), units.peopleOf(format.count(active))),
    ),
    ...(leftOut.length === 0
      ? [said.leftOutNone]
      : leftOut.map(({ segment, desa, names }) =>
          said.leftOut(segments[segment], format.count(desa), desa > 20 ? `${names}, …` : names),
        )),
  ];
}

/** The files that gave counts of the month: name, rows, when, by whom, hash; or that there are none. */
export function importLines(imports: readonly PassportImport[], lang: Lang): string[] {
  const { passport: said } = wordsFor(lang);
  const format = formatFor(lang);
  const files = imports.map(({ fileName, rows, importedAt, author, simulated, sha256 }) => {
    const facts = said.file(format.count(rows), format.dateTime(importedAt), author || '–');
    return `${fileName}${simulated ? ` (${said.simulated})` : ''}: ${facts}. ${said.hash} ${sha256}`;
  });
  return files.length > 0 ? files : [said.importsNone];
}

function workerInputLines({ estimate }: Passport, lang: Lang): string[] {
  if (estimate === null) return [];
  const { passport: said } = wordsFor(lang);
  const format = formatFor(lang);
  const rate = (share: number) => format.percent(share, 2);
  return [
    estimate.populationSource === 'import'
      ? said.population.import(format.month(estimate.populationPeriod))
      : said.population.census,
    said.labour(rate(estimate.share15Plus), rate(estimate.tpak), rate(estimate.tpt)),
    ...(estimate.prior !== null && estimate.byAges === 1 ? [said.ownAges(rate(estimate.share15Plus))] : []),
  ];
}

function buildLines({ build }: Provenance, lang: Lang): string[] {
  const { passport: said } = wordsFor(lang);
  return [said.buildLine(build.id, formatFor(lang).dateTime(build.builtAt))];
}

/** What is assumed, one by one. */
export function assumptionLines(
  { assumptions, settings }: Pick<Provenance, 'assumptions' | 'settings'>,
  lang: Lang,
): string[] {
  const { passport: said, settings: words } = wordsFor(lang);
  const format = formatFor(lang);
  const written = (value: number, unit: string) => format.decimal(value, unit === 'people' ? 0 : 3);
  return [
    ...assumptions.map(({ quantity, sd, shipped, unit }) => {
      const line = said.assumption(words.quantity[quantity], written(sd, unit), words.unit[unit] ?? unit);
      return sd === shipped ? line : `${line} (${said.own})`;
    }),
    said.grace(format.count(settings.graceMonths)),
  ];
}
