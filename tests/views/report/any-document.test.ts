import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import type { ReportCell, ReportDocument, ReportSection } from '#lib/views/report/document.ts';
import { reportDocument } from '#lib/views/report/report-document.ts';
import { anySnapshot } from './any-snapshot.ts';
import { numberOf, textsOf } from './said-numbers.ts';

const RUNS = { numRuns: 150 };

/** Holds of every report. */
function always(holds: (report: ReportDocument, snapshot: Snapshot) => void) {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => holds(reportDocument(snapshot), snapshot)),
    RUNS,
  );
  expect.hasAssertions();
}

const sectionOf = ({ sections }: ReportDocument, kind: ReportSection['kind']) =>
  sections.find((section) => section.kind === kind)!;

describe('whatever the counts', () => {
  test('no text is broken', () => {
    const broken = /NaN|undefined|null|Infinity|\[object| {2}| [,.;)]|\( |,,|\.\.|-0\b|^\s|\s$/;
    always((report) => {
      expect(textsOf(report).filter(([, text]) => broken.test(text))).toEqual([]);
    });
  });

  // Workers are an estimate, and so are those who are not protected: they may be few.
  test('no number of members from 1 to 4 is told, neither in words nor as a value', () => {
    const members = /(?<![\d.,–])[1-4] (peserta|members|active)/;
    const people = /(?<![\d.,–])[1-4] (orang|people)/;
    // Differences of two counts that are told are told themselves.
    const difference =
      /(bertambah|berkurang|tertinggal|by|kurang|target,|course,) [1-4] (orang|people)|[1-4] people (behind|ahead)/;
    const ofMembers = ['trend', 'target', 'drives'];
    const columns = /^(active.*|registered|expected|forecast)$/;
    always((report) => {
      const all = textsOf(report).filter(([, text]) => members.test(text));
      const some = textsOf(report.sections.filter(({ kind }) => ofMembers.includes(kind)));
      expect([...all, ...some.filter(([, text]) => people.test(text.replace(difference, '')))]).toEqual([]);
      const cells = report.sections.flatMap(({ table }) =>
        (table?.columns ?? []).flatMap(({ id }, at) =>
          columns.test(id) ? table!.rows.map((row) => row[at]!) : [],
        ),
      );
      const small = cells.filter(
        ({ text, value }) => /^−?[1-4]$/.test(text) || (value !== null && value !== 0 && Math.abs(value) < 5),
      );
      expect(small).toEqual([]);
    });
  });

  test('a count that is kept back has no value, and its rate and gap are no points', () => {
    always((report, { rows }) => {
      const { table } = sectionOf(report, 'desa');
      const columns = table!.columns.map(({ id }) => id);
      const segment = segmentOf(report);
      const desa = rows.filter((row) => row.level === 'desa' && row.segment === segment);
      expect(table!.rows.length).toBe(desa.length);
      desa.forEach(({ active, eligibleReported }, i) => {
        const cell = (id: string) => table!.rows[i]![columns.indexOf(id)]!;
        if (active === null || active.kind === 'count') {
          expect(cell('active').value).toBe(active === null ? null : active.count);
          return;
        }
        expect([cell('active').value, cell('rate').value, cell('gap').value]).toEqual([null, null, null]);
        const known = eligibleReported !== null && eligibleReported > 0;
        expect(cell('rate').text).toMatch(known ? /^<\d|\d–\d/ : /^–$/);
      });
    });
  });

  test('every value is what its text says', () => {
    always((report) => {
      const told = cellsOf(report).filter(({ value }) => value !== null);
      expect(told.map(({ text }) => numberOf(text, report.lang))).toEqual(told.map(({ value }) => value));
    });
  });

  test('every row has a cell for each column, and every column of people, percent or rupiah its unit', () => {
    always((report) => {
      const tables = report.sections.map(({ table }) => table).filter((table) => table !== null);
      for (const { columns, rows, total } of tables)
        expect([...rows, total ?? rows[0] ?? columns].filter((row) => row.length !== columns.length)).toEqual(
          [],
        );
      const units = tables.flatMap(({ columns }) =>
        columns.filter(({ id, numeric }) => numeric && !/^(rank|chance)/.test(id)).map(({ unit }) => unit),
      );
      expect(units.filter((unit) => !/^(orang|people|%|Rp)$/.test(unit ?? ''))).toEqual([]);
    });
  });

  test('no table is empty, and none has a heading without rows', () => {
    always((report) => {
      const empty = report.sections.filter(({ table }) => table !== null && table.rows.length === 0);
      expect(empty.map(({ kind }) => kind)).toEqual([]);
    });
  });

  test('key figures name their month, and what was not reported in full the part that was', () => {
    always((report, snapshot) => {
      const { figures } = sectionOf(report, 'figures');
      const month = report.lang === 'id' ? 'Okt 2026' : 'Oct 2026';
      expect(figures.filter(({ detail }) => !detail.includes(month))).toEqual([]);
      const own = snapshot.rows.filter(({ code }) => code === snapshot.place.code);
      const bpu = own.find(({ segment }) => segment === 'bpu')!;
      const { sentences, table } = sectionOf(report, 'cost');
      if (table === null || bpu.reason !== 'incomplete') return;
      const part =
        report.lang === 'id' ? 'di 11 dari 14 desa yang melapor' : 'in the 11 of 14 desa that reported';
      expect(sentences[0]).toMatch(/11 (dari|of) 14 desa/);
      expect(table.caption).toContain(part);
      if (bpu.gap !== null) expect(figures.at(-1)!.detail).toContain(part);
    });
  });

  test('no denominator is named for a segment without workers to be divided by', () => {
    always((report, { rows }) => {
      const segment = segmentOf(report);
      const none = rows.filter((row) => row.segment === segment).every(({ eligible }) => eligible === null);
      const { caption } = sectionOf(report, 'desa').table!;
      expect(caption.includes('Potensi BPJS')).toBe(!none);
    });
  });

  test('the same chance is in the same words', () => {
    const certain = /^(hampir pasti|almost certain)/;
    const unlikely = /^(kecil kemungkinannya|unlikely)/;
    always((report) => {
      const table = sectionOf(report, 'ranking').table;
      const at = table?.columns.findIndex(({ id }) => id === 'top10') ?? -1;
      for (const row of at < 0 ? [] : table!.rows) {
        const { text } = row[at]!;
        const percent = /less|kurang/.test(text) ? 0 : Number(/(\d+)%/.exec(text)![1]);
        expect([text, certain.test(text), unlikely.test(text)]).toEqual([text, percent >= 95, percent < 10]);
      }
    });
  });

  test('targets are told in the order of the key figures', () => {
    always((report) => {
      const { table } = sectionOf(report, 'target');
      if (table === null) return;
      const order = ['BPU', 'PU', 'Jakon', report.lang === 'id' ? 'Semua segmen' : 'All segments'];
      const columns = table.columns.map(({ id }) => id);
      const own = report.sections.find(({ kind }) => kind === 'target')!.sentences;
      const places = table.rows.filter(([place]) => place!.text === table.rows[0]![0]!.text);
      const at = places.map((row) => order.indexOf(row[columns.indexOf('segment')]!.text));
      expect(at).toEqual([...at].sort((a, b) => a - b));
      expect(own.filter((text) => /[a-z0-9] (Semua|All) seg/.test(text))).toEqual([]);
    });
  });

  test('sections have different anchors', () => {
    always(({ sections }) => {
      expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    });
  });

  test('every desa of a map is in one key of the legend, and the text for those who do not see it tells them all', () => {
    always((report) => {
      const { picture } = sectionOf(report, 'map');
      if (picture?.kind !== 'map') throw new Error('no map');
      const drawn = picture.legend.map((_, key) => picture.areas.filter((area) => area.key === key).length);
      expect(picture.legend.map(({ desa }) => desa)).toEqual(drawn);
      expect(drawn.reduce((a, b) => a + b, 0)).toBe(picture.areas.length);
      expect(new Set(picture.legend.map(({ pattern }) => pattern)).size).toBe(picture.legend.length);
      for (const { label, desa } of picture.legend) expect(picture.alt).toContain(`${label}: ${desa} desa`);
    });
  });

  test('a trend is drawn of told counts only, and its changes are their differences', () => {
    always((report, { blocks }) => {
      const block = blocks.find((one) => one.kind === 'trend')!;
      const { picture, sentences } = sectionOf(report, 'trend');
      const told = (at: number, segment: (typeof SEGMENTS)[number]) => {
        const count = block.points[at]?.active[segment] ?? null;
        return count?.kind === 'count' ? count.count : null;
      };
      if (picture?.kind === 'trend')
        for (const { segment, values } of picture.series)
          expect(values).toEqual(block.points.map((_, at) => told(at, segment)));
      const change =
        /(\d[\d.,]*) (?:orang|people) (?:sejak|since).*?(\d[\d.,]*) (?:menjadi|to) (\d[\d.,]*)\./;
      for (const sentence of sentences) {
        const found = change
          .exec(sentence)
          ?.slice(1)
          .map((text) => numberOf(text, report.lang));
        if (found) expect(found[0]).toBe(Math.abs(found[2]! - found[1]!));
      }
      expect(sentences.length).toBe(block.points.length < 2 ? 0 : SEGMENTS.length);
    });
  });

  test('bars have the values and the intervals of their rows', () => {
    always((report, { rows }) => {
      const { picture } = sectionOf(report, 'ranking');
      if (picture === null) {
        expect(sectionOf(report, 'ranking').table).toBeNull();
        return;
      }
      if (picture.kind !== 'bars') throw new Error('no bars');
      for (const { value, low, high } of picture.bars)
        expect(rows).toContainEqual(
          expect.objectContaining({ segment: 'bpu', gap: value, gapLow: low, gapHigh: high }),
        );
    });
  });
});

function cellsOf({ sections }: ReportDocument): ReportCell[] {
  return sections.flatMap(({ table }) => [...(table?.rows ?? []), table?.total ?? []].flat());
}

/** The segment of the desa table, from its caption. */
function segmentOf(report: ReportDocument) {
  const caption = sectionOf(report, 'desa').table!.caption;
  return SEGMENTS.find((segment) => new RegExp(`\\b${segment}\\b`, 'i').test(caption))!;
}
