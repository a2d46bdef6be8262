import { formatFor, roundTo, shownPercent } from '../format.ts';
import type { Lang, MethodPageData } from '../page-data.ts';
import { method as en } from './en-method.ts';
import { method as id, type Method, type MethodFigures } from './id-method.ts';

const METHODS = { id, en };

/** Standard deviations from the middle to either end of a 95% interval of a normal distribution. */
const NORMAL_95 = 1.96;

/** The text of the method page with the figures of the loaded facts; apart from the catalogues because only it needs it. */
export function methodFor(lang: Lang, page: MethodPageData): Method {
  return METHODS[lang](figuresOf(lang, page));
}

function figuresOf(
  lang: Lang,
  { labour, informalShare, sd, benchmarkShift, draws }: MethodPageData,
): MethodFigures {
  const format = formatFor(lang);
  const pointsOf = (share: number) => {
    const points = shownPercent(share);
    return format.decimal(points, Number.isInteger(points) ? 0 : 1);
  };
  return {
    share15Plus: format.percent(labour.share15Plus),
    tpak: format.percent(labour.tpak, 2),
    tpt: format.percent(labour.tpt, 2),
    town: format.percent(informalShare.town),
    coast: format.percent(informalShare.coast),
    inland: format.percent(informalShare.inland),
    upland: format.percent(informalShare.upland),
    sdPopulation: format.percent(sd.population),
    sdShare15Plus: pointsOf(sd.share15Plus),
    sdTpak: pointsOf(sd.tpak),
    sdTerrain: pointsOf(sd.terrainPrior),
    sdInformal: pointsOf(sd.informalShare),
    sdJakon: pointsOf(sd.jakonShare),
    shiftSakernas: format.count(Math.round(benchmarkShift.sakernas)),
    shiftPotensi: format.count(Math.round(benchmarkShift.potensi)),
    shiftCabang: format.count(benchmarkShift.cabang === undefined ? null : Math.round(benchmarkShift.cabang)),
    rangePotensi: format.count(roundTo(NORMAL_95 * benchmarkShift.potensi, 100)),
    draws: format.count(draws),
  };
}
