import { describe, expect, test } from 'vitest';
import { formatFor, roundTo, shownPercent, textOrReason } from '#lib/views/format.ts';

const id = formatFor('id');
const en = formatFor('en');

describe('numbers', () => {
  test.each([
    [1234, '1.234', '1,234'],
    [0, '0', '0'],
    [-12, '−12', '−12'],
    [-0.2, '0', '0'],
    [171639.4, '171.639', '171,639'],
  ])('count %d', (value, indonesian, english) => {
    expect([id.count(value), en.count(value)]).toEqual([indonesian, english]);
  });

  test('decimals follow the language', () => {
    expect([id.decimal(1234.56, 1), en.decimal(1234.56, 1)]).toEqual(['1.234,6', '1,234.6']);
  });

  test('a rate above 1 stays above 100%', () => {
    expect([id.percent(0.074), id.percent(1.284), en.percent(0.3228, 2)]).toEqual([
      '7,4%',
      '128,4%',
      '32.28%',
    ]);
  });

  test('the percentage shown, as a number', () => {
    for (let active = 0; active <= 26_000; active += 13)
      expect(en.percent(active / 2000)).toBe(`${en.decimal(shownPercent(active / 2000), 1)}%`);
    expect([shownPercent(0.0744), shownPercent(1.2845)]).toEqual([7.4, 128.5]);
  });

  test('changes carry their sign, except none', () => {
    expect([id.points(0.012), id.points(-0.012), id.points(0.00001)]).toEqual(['+1,2', '−1,2', '0,0']);
  });

  test('an interval with a negative bound is written in words', () => {
    expect([id.interval(500, 1060), id.interval(-20, 30), en.interval(-20, 30)]).toEqual([
      '500–1.060',
      '−20 s.d. 30',
      '−20 to 30',
    ]);
    expect(id.percentInterval(0.061, 0.089)).toBe('6,1–8,9%');
  });

  test('rounds to the nearest step, never to −0', () => {
    expect([roundTo(154236, 1000), roundTo(153500, 1000), roundTo(-3, 10)]).toEqual([154000, 154000, 0]);
    expect(Object.is(roundTo(-3, 10), -0)).toBe(false);
  });
});

describe('months and instants', () => {
  test('months', () => {
    expect([id.month('2026-10'), id.monthLong('2026-08'), en.month('2026-10')]).toEqual([
      'Okt 2026',
      'Agustus 2026',
      'Oct 2026',
    ]);
  });

  test('the day is the day in Rembang', () => {
    expect(id.dateTime('2026-11-22T18:05:00Z')).toBe('23 Nov 2026 pukul 01.05 WIB');
  });
});

describe('unknown', () => {
  test('is a dash everywhere, never 0', () => {
    const texts = [
      id.count(null),
      id.decimal(null, 2),
      id.percent(null),
      id.points(null),
      id.month(null),
      id.month(''),
      id.dateTime('kemarin'),
      id.dateTime(null),
      id.interval(null, 3),
      id.percentInterval(0.1, null),
    ];
    expect(new Set(texts)).toEqual(new Set(['–']));
  });

  test('has its reason beside it', () => {
    expect(textOrReason('–', 'tidak dilaporkan')).toBe('– (tidak dilaporkan)');
    expect(textOrReason('0', 'tidak dilaporkan')).toBe('0');
    expect(textOrReason('–', null)).toBe('–');
  });
});
