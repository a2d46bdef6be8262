import { expect, test } from 'vitest';
import { months } from '../../../bench/benches/planner/month.ts';
import { monthRequest } from '../../../bench/benches/planner/month-request.ts';
import { readOptions } from '../../../bench/benches/planner/planner.ts';
import { readRequest } from '#lib/domain/outreach/request-problems.ts';

test('a month has 60 seconds unless told, a public case one', () => {
  expect(readOptions({ set: 'month' }).options).toMatchObject({ seconds: 60, seeds: 3 });
  expect(readOptions({}).options.seconds).toBe(1);
  expect(readOptions({ set: 'month', seconds: '5', seeds: '1' }).options).toMatchObject({
    seconds: 5,
    seeds: 1,
  });
});

test('a set that there is not is refused', () => {
  expect(() => readOptions({ set: 'moon' })).toThrow('top, op, oplib, month');
  expect(() => readOptions({ set: 'constructor' })).toThrow('constructor');
});

test('months are chosen by name', () => {
  const { only } = readOptions({ set: 'month', only: '40x8-*-3' }).options;
  const names = months(3).map(({ name }) => name);
  expect(new Set(names).size).toBe(30);
  expect(names.filter((name) => only.test(name))).toEqual(['40x8-loose-3', '40x8-tight-3']);
});

test('every month is a request without problems, with as many team-days as its name says', () => {
  for (const { name, kind } of months(1)) {
    const request = monthRequest(kind);
    expect(() => readRequest(request), name).not.toThrow();
    expect(request.desa).toHaveLength(294);
    expect(2 * kind.workingDays).toBe(Number(name.split('x')[0]));
  }
});
