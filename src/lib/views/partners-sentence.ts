import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import type { PartnersPageData } from './partners-data.ts';
import { wordsFor } from './words/index.ts';

/** What partners have pledged and what came of it, in one or two sentences. */
export function partnersSentence({ partners, balances, month }: PartnersPageData, lang: Lang): string {
  const { partners: said } = wordsFor(lang);
  const { count, interval, monthLong } = formatFor(lang);
  const here = partners.filter(({ archived }) => !archived).length;
  if (partners.length === 0) return said.none;
  if (balances.length === 0) return said.noPledges(count(here));
  const sum = (of: (balance: PartnersPageData['balances'][number]) => number) =>
    balances.reduce((total, one) => total + of(one), 0);
  const registered = sum((one) => one.registered);
  const told = said.sum(count(here), count(sum((one) => one.pledged)), count(registered));
  if (registered === 0) return told;
  if (balances.some(({ active }) => active === null)) return `${told} ${said.sumUnknown}`;
  const [low, mid, high] = [
    sum(({ active }) => active!.low),
    sum(({ active }) => active!.mid),
    sum(({ active }) => active!.high),
  ];
  const isSure = Math.round(low) === Math.round(high);
  const active = isSure
    ? said.sumActiveSure(count(mid), monthLong(month))
    : said.sumActive(count(mid), interval(low, high), monthLong(month));
  return `${told} ${active}`;
}
