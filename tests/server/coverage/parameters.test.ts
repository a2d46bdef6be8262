import { describe, expect, it } from 'vitest';
import { ParameterError, parseCoverageQuery, type Allowed } from '#lib/server/coverage/parameters.ts';
import { UserError } from '#lib/server/user-error.ts';

const ALLOWED: Allowed = {
  periods: ['2026-07', '2026-08', '2026-10'],
  kecamatan: ['33.17.09', '33.17.10'],
  codes: ['33.17', '33.17.09', '33.17.10', '33.17.10.2030'],
  defaultPeriod: '2026-10',
  denominators: ['potensi', 'sakernas'],
  denominator: 'potensi',
};
/** Before any enrollment is loaded. */
const EMPTY: Allowed = { ...ALLOWED, periods: [], defaultPeriod: '2026-09' };

const parse = (text: string, allowed = ALLOWED) => parseCoverageQuery(new URLSearchParams(text), allowed);

/** The error a query ends in; undefined when it is taken. */
function refusal(text: string, allowed = ALLOWED): ParameterError | undefined {
  try {
    parse(text, allowed);
  } catch (error) {
    if (error instanceof ParameterError) return error;
    throw error;
  }
}

describe('parseCoverageQuery', () => {
  it('asks for the newest month of BPU per desa on the potensi base unless told otherwise', () => {
    expect(parse('')).toEqual({
      level: 'desa',
      denominator: 'potensi',
      segments: ['bpu'],
      periods: ['2026-10'],
      kecamatan: null,
    });
    expect(parse('', EMPTY).periods).toEqual(['2026-09']);
  });

  it('takes every parameter', () => {
    const text = 'level=kecamatan&period=2026-07&segment=pu&denominator=sakernas&kecamatan=33.17.10';
    expect(parse(text)).toEqual({
      level: 'kecamatan',
      denominator: 'sakernas',
      segments: ['pu'],
      periods: ['2026-07'],
      kecamatan: '33.17.10',
    });
  });

  it('takes all months that are loaded and all segments with their sum', () => {
    expect(parse('period=all').periods).toEqual(ALLOWED.periods);
    expect(parse('segment=all').segments).toEqual(['pu', 'bpu', 'jakon', 'total']);
    expect(parse('segment=total').segments).toEqual(['total']);
  });

  it('takes a month between the loaded ones: nothing is known of it, and the rows say so', () => {
    expect(parse('period=2026-09').periods).toEqual(['2026-09']);
  });

  it('takes the one month there is before any enrollment is loaded', () => {
    expect(parse('period=2026-09', EMPTY).periods).toEqual(['2026-09']);
    expect(refusal('period=2026-08', EMPTY)?.allowed).toEqual(['2026-09']);
  });
});

describe('parseCoverageQuery names the wrong parameter and what it may be', () => {
  it.each([
    { text: 'level=rt', parameter: 'level', says: '"level" is "rt"; allowed: desa, kecamatan, kabupaten.' },
    { text: 'level=', parameter: 'level', says: '"level" is ""; allowed: desa, kecamatan, kabupaten.' },
    {
      text: 'level=Desa',
      parameter: 'level',
      says: '"level" is "Desa"; allowed: desa, kecamatan, kabupaten.',
    },
    { text: 'segment=pmi', parameter: 'segment', says: '"pmi"; allowed: pu, bpu, jakon, total, all.' },
    { text: 'denominator=bps', parameter: 'denominator', says: '"bps"; allowed: potensi, sakernas.' },
    { text: 'denominator=toString', parameter: 'denominator', says: 'allowed: potensi, sakernas.' },
    {
      text: 'period=202610',
      parameter: 'period',
      says: '"202610"; allowed: YYYY-MM from 2026-07 to 2026-10, or all.',
    },
    { text: 'period=2026-13', parameter: 'period', says: 'YYYY-MM from 2026-07 to 2026-10, or all.' },
    { text: 'period=2026-06', parameter: 'period', says: 'YYYY-MM from 2026-07 to 2026-10, or all.' },
    { text: 'period=2026-11', parameter: 'period', says: 'YYYY-MM from 2026-07 to 2026-10, or all.' },
    { text: 'kecamatan=33.17.99', parameter: 'kecamatan', says: '"33.17.99"; allowed: 33.17.09, 33.17.10.' },
    {
      text: 'level=kabupaten&kecamatan=33.17.10',
      parameter: 'kecamatan',
      says: 'allowed: nothing with level=kabupaten.',
    },
    {
      text: 'bulan=2026-10',
      parameter: 'bulan',
      says: 'only level, period, segment, denominator, kecamatan are parameters.',
    },
    {
      text: 'level=desa&level=kabupaten',
      parameter: 'level',
      says: '"desa and kabupaten"; allowed: one value.',
    },
  ])('$text', ({ text, parameter, says }) => {
    const error = refusal(text);
    expect(error?.parameter).toBe(parameter);
    expect(error?.message).toContain(says);
    expect(error?.message).toContain(`Parameter "${parameter}"`);
  });

  it('takes the branch’s own denominator only where it is there', () => {
    const own: Allowed = { ...ALLOWED, denominators: ['potensi', 'sakernas', 'cabang'] };
    expect(parse('denominator=cabang', own).denominator).toBe('cabang');
    expect(parse('', { ...own, denominator: 'cabang' }).denominator).toBe('cabang');
    expect(refusal('denominator=cabang')?.allowed).toEqual(['potensi', 'sakernas']);
    expect(refusal('denominator=bps', own)?.allowed).toEqual(['potensi', 'sakernas', 'cabang']);
  });

  it('lists the values one by one for programs', () => {
    expect(refusal('period=x')?.allowed).toEqual(['2026-07', '2026-08', '2026-09', '2026-10', 'all']);
    expect(refusal('segment=x')?.allowed).toEqual(['pu', 'bpu', 'jakon', 'total', 'all']);
    expect(refusal('kecamatan=x')?.allowed).toEqual(['33.17.09', '33.17.10']);
  });

  it('does not offer "all" of no months', () => {
    const error = refusal('period=all', EMPTY);
    expect(error?.message).toBe('Parameter "period" is "all"; allowed: YYYY-MM from 2026-09 to 2026-09.');
    expect(error?.allowed).toEqual(['2026-09']);
  });

  it('as a mistake of the user', () => {
    expect(refusal('level=rt')).toBeInstanceOf(UserError);
    expect(refusal('level=rt')?.name).toBe('ParameterError');
  });
});
