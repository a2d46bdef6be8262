import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportPicture } from '#lib/views/report/document.ts';
import { linesOf, textWidth } from '#lib/server/reports/pictures/text-size.ts';
import { pictureSvg, type PictureOptions } from '#lib/server/reports/pictures/picture-svg.ts';
import { scaleOf } from '#lib/server/reports/pictures/scale.ts';
import { LONG_NAME, sampleBars, sampleMap, sampleTrend } from './sample-pictures.ts';

const draw = (picture: ReportPicture, options: Partial<PictureOptions> = {}) =>
  pictureSvg(picture, { font: 'sans-serif', lang: 'id', id: 'gambar', ...options });

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

const viewOf = (svg: string, name = 'viewBox') =>
  new RegExp(`${name}="([^"]*)"`).exec(svg)![1]!.split(' ').map(Number) as [number, number, number, number];

/** What a reader would see of a text, without its entities. */
const textsOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) =>
    text!.replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
  );

/** Texts with where they begin and end, taken as wide as they may be; only of a picture without moved groups. */
function boxesOf(svg: string, size: number) {
  return [
    ...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)" dy=".35em"(?: text-anchor="(\w+)")?[^>]*>([^<]*)</g),
  ].map(([, x, y, anchor = 'start', text]) => {
    const width = textWidth(text!, size);
    const left = Number(x) - { start: 0, middle: width / 2, end: width }[anchor]!;
    return { text, left, right: left + width, top: Number(y) - size / 2, bottom: Number(y) + size / 2 };
  });
}

const PICTURES: [string, ReportPicture][] = [
  ['map of one area', sampleMap(1)],
  ['map of 300 areas', sampleMap(300)],
  ['map of 2,000 areas', sampleMap(2000, { height: 1600 })],
  ['trend of 2 months', sampleTrend(2)],
  ['trend of 13 months', sampleTrend(13)],
  ['trend of 60 months', sampleTrend(60)],
  ['1 bar', sampleBars(1)],
  ['50 bars with marks', sampleBars(50, true)],
];

describe.each(PICTURES)('%s', (_, picture) => {
  test.each(['figure', 'alone', 'page'] as const)('as %s: plain SVG that needs nothing else', (as) => {
    const svg = draw(picture, { as });
    expect(svg).not.toMatch(
      /style=|<style|class=|foreignObject|<image|<script|http(?!:\/\/www\.w3\.org\/2000\/svg")/,
    );
    expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="[-\d. ]+"/);
    expect(svg).toContain(`<title id="gambar-t">${picture.title}</title>`);
    expect(svg).toContain(`<desc id="gambar-d">${picture.alt}</desc>`);
    expect(draw(picture, { as })).toBe(svg);
  });

  test('every id begins with that of the picture, and none is used twice', () => {
    const ids = [...draw(picture).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
    expect(ids.filter((id) => !id.startsWith('gambar-'))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...draw(picture).matchAll(/(?:url\(#|href="#)([^")]*)/g)].map(([, id]) => id);
    expect(used.filter((id) => !ids.includes(id!))).toEqual([]);
  });

  test('no text is smaller than 11 units', () => {
    const sizes = [...draw(picture, { as: 'alone' }).matchAll(/font-size="([^"]*)"/g)].map(([, size]) =>
      Number(size),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
  });

  test('alone it has its title, its badge and its caption inside', () => {
    const texts = textsOf(draw(picture, { as: 'alone', badge: 'Simulasi' })).join(' ');
    expect(texts).toContain(`Simulasi: ${picture.title}`);
    expect(texts).toContain(picture.caption);
    expect(textsOf(draw(picture)).join(' ')).not.toContain(picture.caption);
  });

  test('on a page the drawing is in view and the rest around it', () => {
    const svg = draw(picture, { as: 'page' });
    const [x, y, width, height] = viewOf(svg);
    const whole = viewOf(svg, 'data-whole');
    expect([x, y]).toEqual([-3, -3]);
    expect([whole[0], whole[2]]).toEqual([x, width]);
    expect(whole[1]).toBeLessThan(y);
    expect(whole[1] + whole[3]).toBeGreaterThan(y + height);
    expect(whole).toEqual(viewOf(draw(picture, { as: 'alone' })));
  });
});

describe('as drawn, to be looked at', () => {
  test.each([
    ['map', sampleMap(12)],
    ['trend', sampleTrend(6)],
    ['bars', sampleBars(4, true)],
  ])('%s', async (name, picture) => {
    const svg = draw(picture, { as: 'alone', badge: 'Simulasi' });
    await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`drawn/${name}.svg`);
  });
});

describe('a map', () => {
  test.each([1, 294, 2000])('draws each of %i areas once, with its label', (areas) => {
    const picture = sampleMap(areas);
    const svg = draw(picture);
    const codes = [...svg.matchAll(/data-code="([^"]*)"/g)].map(([, code]) => code!);
    expect(codes.sort()).toEqual(picture.areas.map(({ code }) => code).sort());
    for (const { label } of picture.areas) expect(svg).toContain(`<title>${label}</title>`);
  });

  test('rings are where they were, and within the view', () => {
    const picture = sampleMap(60);
    const rings = [...draw(picture).matchAll(/data-code="([^"]*)" d="M(-?\d+) (-?\d+)l([^z]*)z"/g)];
    expect(rings).toHaveLength(60);
    for (const [, code, x, y, steps] of rings) {
      const ring = [Number(x), Number(y)];
      for (const step of steps!.match(/-?\d+/g)!.map(Number)) ring.push(ring.at(-2)! + step);
      expect(ring).toEqual(picture.areas.find((area) => area.code === code)!.rings[0]);
      expect(Math.min(...ring)).toBeGreaterThanOrEqual(0);
    }
  });

  test('several rings are one area', () => {
    const map = sampleMap(1);
    const island = [900, 600, 950, 600, 950, 650];
    const svg = draw({ ...map, areas: [{ ...map.areas[0]!, rings: [...map.areas[0]!.rings, island] }] });
    expect(svg).toContain('M900 600l50 0 0 50z"');
    expect(count(svg, /data-code=/g)).toBe(1);
  });

  test('classes have patterns of their own over their colours, no data has dots, kept back is hatched', () => {
    const map = sampleMap(60);
    const svg = draw(map);
    const patterns = [...svg.matchAll(/<pattern id="gambar-([^"]*)"/g)].map(([, name]) => name);
    expect(patterns).toEqual(['dots', 'hatch', 'lines-1', 'lines-2', 'lines-3', 'lines-4']);
    const none = sampleMap(1);
    expect(draw({ ...none, areas: [{ ...none.areas[0]!, hatched: false }] })).not.toContain('gambar-hatch');
    expect(textsOf(svg)).toContain('Diarsir: ditahan atau tidak pasti');
    for (const { label, desa } of map.legend) expect(textsOf(svg)).toContain(`${label} (${desa} desa)`);
  });

  test('text is text', () => {
    const map = sampleMap(1);
    const nasty = `"><script>alert(1)</script>&'`;
    const svg = draw({ ...map, title: nasty, areas: [{ ...map.areas[0]!, label: nasty, code: nasty }] });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;');
  });
});

describe('a trend', () => {
  test.each([2, 13, 60])('has a line and the last value of each segment over %i months', (months) => {
    const picture = sampleTrend(months);
    const svg = draw(picture);
    for (const { segment, values, name } of picture.series) {
      expect(count(svg, new RegExp(`<g data-segment="${segment}"`, 'g'))).toBe(1);
      expect(textsOf(svg)).toContain(name);
      expect(textsOf(svg)).toContain(values.at(-1)!.toLocaleString('id-ID'));
    }
    expect(textsOf(svg)).toContain(picture.months.at(-1));
    expect(textsOf(draw(picture, { lang: 'en' }))).toContain('60,000');
  });

  test('an unknown month breaks the line; it is not drawn as 0', () => {
    const lines = [...draw(sampleTrend(13)).matchAll(/data-segment="(\w+)"[^>]*><path d="([^"]*)"/g)];
    const moves = Object.fromEntries(lines.map(([, segment, path]) => [segment, count(path!, /M/g)]));
    expect(moves).toEqual({ pu: 1, bpu: 2, jakon: 1 });
    const steps = Object.fromEntries(lines.map(([, segment, path]) => [segment, count(path!, /[ML]/g)]));
    expect(steps).toEqual({ pu: 13, bpu: 12, jakon: 8 });
  });

  test('lines are told apart without colour', () => {
    const dashes = [
      ...draw(sampleTrend(13)).matchAll(/data-segment="(\w+)"[^>]*><path [^>]*stroke-width="2"([^>]*)\/>/g),
    ];
    expect(new Set(dashes.map(([, , dash]) => dash)).size).toBe(3);
  });

  test('months and nothing known: axes without lines', () => {
    const trend = sampleTrend(3);
    const series = trend.series.map((one) => ({ ...one, values: [null, null, null] }));
    const svg = draw({ ...trend, series });
    expect(svg).not.toMatch(/NaN|Infinity/);
    expect(count(svg, /<circle/g)).toBe(1);
  });
});

describe('bars', () => {
  test.each([1, 10, 50])('%i bars have their label and their text', (bars) => {
    const picture = sampleBars(bars);
    for (const width of [720, 340]) {
      const texts = textsOf(draw(picture, { width }));
      for (const { text } of picture.bars) expect(texts).toContain(text);
      for (const { label } of picture.bars.slice(1)) expect(texts).toContain(label);
      expect(texts.join(' ')).toContain(LONG_NAME);
      expect(count(draw(picture, { width }), /data-bar=/g)).toBe(bars);
    }
  });

  test('lengths are as the values', () => {
    const bars = [0, 100, 250].map((value) => ({ ...sampleBars(1).bars[0]!, value, low: null, high: null }));
    const lengths = [...draw({ ...sampleBars(1), bars }).matchAll(/M[-\d. ]+h([-\d.]+)v14H/g)].map(([, h]) =>
      Number(h),
    );
    expect(lengths[0]).toBe(0);
    expect(lengths[2]! / lengths[1]!).toBeCloseTo(2.5, 2);
  });

  test('a value below 0 goes to the other side of the line', () => {
    const [bar] = sampleBars(1).bars;
    const svg = draw({ ...sampleBars(1), bars: [{ ...bar!, value: -40, low: -60, high: 20 }] });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['−60', '0', '20']));
  });
});

describe('room', () => {
  test.each([720, 340])('no text goes over the border, or over another text (%i wide)', (width) => {
    for (const picture of [
      sampleTrend(2),
      sampleTrend(13),
      sampleTrend(60),
      sampleBars(1),
      sampleBars(50, true),
    ]) {
      // The legend is in moved groups and wraps by the same measure.
      const svg = draw(picture, { width });
      const [x, y, w, h] = viewOf(svg);
      const boxes = boxesOf(svg.replace(/<g transform=.*?<\/g><text[^>]*>[^<]*<\/text>/gs, ''), 13);
      expect(boxes.length).toBeGreaterThan(3);
      for (const box of boxes) {
        expect(box.left, box.text).toBeGreaterThanOrEqual(x);
        expect(box.right, box.text).toBeLessThanOrEqual(x + w);
        expect(box.top, box.text).toBeGreaterThanOrEqual(y);
        expect(box.bottom, box.text).toBeLessThanOrEqual(y + h);
      }
      const covered = boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => `${a.text} × ${b.text}`),
      );
      expect(covered).toEqual([]);
    }
  });

  test('lines keep to their width and lose no letter', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 30, max: 400 }), (text, width) => {
        const lines = linesOf(text, 13, width);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(Math.max(width, 13));
      }),
    );
  });
});

describe('an axis', () => {
  test('holds all values, with 0, in few round steps', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.integer({ min: -1_000_000, max: 1_000_000 }),
            fc.integer({ min: -2000, max: 2000 }).map((one) => one / 1000),
          ),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        (values) => {
          const { from, to, ticks } = scaleOf(values, 4, 'id');
          expect(from).toBeLessThanOrEqual(Math.min(0, ...values) + 1e-9);
          expect(to).toBeGreaterThanOrEqual(Math.max(0, ...values) - 1e-9);
          expect(ticks.map(({ value }) => value)).toContain(0);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(8);
          expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
        },
      ),
    );
  });

  test.each([
    [
      [0, 3],
      ['0', '1', '2', '3'],
    ],
    [
      [0, 53_480],
      ['0', '20.000', '40.000', '60.000'],
    ],
    [[0.074], ['0,00', '0,02', '0,04', '0,06', '0,08']],
    [[0], ['0', '1']],
  ])('of %j', (values, expected) => {
    expect(scaleOf(values, 4, 'id').ticks.map(({ text }) => text)).toEqual(expected);
  });
});
