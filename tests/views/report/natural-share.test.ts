import { describe, expect, test } from 'vitest';
import { naturalShare } from '#lib/views/report/natural-share.ts';

describe('naturalShare', () => {
  test.each([
    [0.000001, 'few'],
    [0.0099999, 'few'],
    [0.01, '1 of 100'],
    [0.0749, '7 of 100'],
    [0.075, '1 of 10'],
    [0.1, '1 of 10'],
    [0.125, '1 of 10'],
    [0.1251, '13 of 100'],
    [0.1749, '17 of 100'],
    [0.175, '2 of 10'],
    [0.5, '5 of 10'],
    [0.875, '9 of 10'],
    [0.925, '9 of 10'],
    [0.9251, '93 of 100'],
    [0.976, '98 of 100'],
    [0.99, '99 of 100'],
    [0.9900001, 'most'],
    [0.9999999, 'most'],
    [1, 'all'],
  ])('%d is %s', (share, text) => {
    const told = naturalShare(share);
    expect(told.kind === 'some' ? `${told.some} of ${told.of}` : told.kind).toBe(text);
  });
});
