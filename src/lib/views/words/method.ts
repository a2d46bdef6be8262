import { formatFor } from '../format.ts';
import type { Lang, MethodPageData } from '../page-data.ts';
import { method as en } from './en-method.ts';
import { method as id, type Method, type MethodFigures } from './id-method.ts';

const METHODS = { id, en };

/** The text of the method page with the figures of the loaded facts; apart from the catalogues because only it needs it. */
export function methodFor(lang: Lang, page: MethodPageData): Method {
  return METHODS[lang](figuresOf(lang, page));
}

function figuresOf(
  lang: Lang,
  { labour, informalShare, sd, benchmarkShift, draws }: MethodPageData,
): MethodFigures {
  const format = formatFor(lang);
  const pointsOf = (share: number) => format.percent(share).slice(0, -1);
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
    sdInformal: pointsOf(sd.informalShare),
    shiftSakernas: format.count(Math.round(benchmarkShift.sakernas)),
    shiftPotensi: format.count(Math.round(benchmarkShift.potensi)),
    draws: format.count(draws),
  };
}
