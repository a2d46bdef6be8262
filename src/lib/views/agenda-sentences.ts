import type { AgendaItem } from './agenda-data.ts';
import { formatFor } from './format.ts';
import type { Lang, Selection } from './page-data.ts';
import { courseSentence, decemberSentence } from './target-sentences.ts';
import { wordsFor } from './words/index.ts';

/** What an item says, and where to go about it. */
export interface AgendaLine {
  text: string;
  link: { label: string; path: string; change?: Partial<Selection> } | null;
}

/** An item in a language. */
export function agendaLine(item: AgendaItem, lang: Lang): AgendaLine {
  const words = wordsFor(lang);
  const said = words.agenda;
  const format = formatFor(lang);
  const idr = (amount: number) => words.contributions.idr(format.count(amount));
  const to = (label: string, path: string, change?: Partial<Selection>) => ({
    label,
    path,
    ...(change && { change }),
  });
  switch (item.kind) {
    case 'no-target': {
      const year = String(item.year);
      const link = item.maySet ? to(said.set, `/target/atur?tahun=${year}`) : null;
      return { text: said.noTarget(year), link };
    }
    case 'course': {
      const sentences = [
        courseSentence(item.line, item.year, lang),
        decemberSentence(item.line, item.year, lang),
      ];
      const text = sentences.filter((sentence) => sentence !== null).join(' ');
      return { text, link: to(said.course, `/target?tahun=${item.year}`, { segment: 'bpu' }) };
    }
    case 'unlikely': {
      const names = item.areas.map(({ name }) => name).join(', ');
      const text = said.unlikely(String(item.year), format.count(item.total), names);
      return { text, link: to(said.unlikelyLink, `/target?tahun=${item.year}`, { segment: item.segment }) };
    }
    case 'import-due': {
      const due = format.monthLong(item.due);
      const text =
        item.last === null ? said.importFirst(due) : said.importDue(due, format.monthLong(item.last));
      return { text, link: to(said.importLink, '/data/impor') };
    }
    case 'ending': {
      const text = said.ending(format.count(item.people), format.monthLong(item.first));
      return { text, link: to(said.endingLink, '/peserta', { segment: 'total' }) };
    }
    case 'pledge-ending': {
      const { soon, soonLink } = words.partners;
      const text = soon(format.count(item.people), format.monthLong(item.first));
      return { text, link: to(soonLink, '/peserta', { segment: 'total' }) };
    }
    case 'rise': {
      const amounts = [format.monthLong(item.month), idr(item.beforeIdr), idr(item.afterIdr)] as const;
      const text =
        item.people === null
          ? said.riseUnknown(...amounts)
          : said.rise(...amounts, format.count(item.people));
      return { text, link: to(said.riseLink, '/target', { segment: 'bpu' }) };
    }
    case 'mend':
      return { text: said.mend(format.count(item.kinds)), link: to(said.mendLink, '/data/mutu') };
    case 'next-drive': {
      const more = item.visits - item.desa.length;
      const names = item.desa.join(', ') + (more > 0 ? ` ${said.andMore(format.count(more))}` : '');
      return {
        text: said.nextDrive(format.date(item.date), format.count(item.visits), names),
        link: to(said.visitsLink, '/kunjungan'),
      };
    }
    case 'unrecorded':
      return {
        text: said.unrecorded(format.count(item.visits), format.date(item.since)),
        link: to(said.visitsLink, '/kunjungan'),
      };
    case 'go': {
      const names = item.desa.map(({ name, kecamatan }) => `${name} (${kecamatan})`).join(', ');
      return { text: said.go(names), link: to(said.goLink, '/peta', { segment: 'bpu', measure: 'gap' }) };
    }
  }
}
