import { expect, test } from 'vitest';
import { instanceOf, recheck, scoreOfEnds } from '../../../bench/benches/planner/orienteering.ts';
import { glob } from '../../../bench/benches/planner/planner.ts';
import { readOp } from '../../../bench/benches/planner/read-op.ts';
import { readOplib } from '../../../bench/benches/planner/read-oplib.ts';
import { readTop } from '../../../bench/benches/planner/read-top.ts';

const TOP = 'n 4\nm 2\ntmax 12.5\n0\t0\t0\n3 4 10\n\t6.0 8 5 \n0 0 0\n';

test('of a team case the first node is the start, the last the end, distances are not rounded', () => {
  const one = readTop('p', TOP);
  expect(one).toMatchObject({ size: 4, start: 0, end: 3, limit: 12.5, teams: 2, scores: [0, 10, 5, 0] });
  expect(one.distances[1]).toBe(5);
  expect(one.distances[2 * 4 + 3]).toBe(10);
});

test('a team case with a node missing is refused', () => {
  expect(() => readTop('p', TOP.replace('n 4', 'n 5'))).toThrow('4 nodes');
});

test('of a single case the second node is the end', () => {
  expect(readOp('o', '15\t1\n0 0 0\n0 7 0\n1 1 6\n')).toMatchObject({
    size: 3,
    start: 0,
    end: 1,
    limit: 15,
    teams: 1,
    scores: [0, 0, 6],
  });
});

const oplib = (type: string, section: string) =>
  [
    ...['NAME : a', 'TYPE : OP', 'DIMENSION : 3', 'COST_LIMIT : 40', `EDGE_WEIGHT_TYPE: ${type}`, section],
    ...['NODE_SCORE_SECTION', '1 1', '2 20', '3 30', 'DEPOT_SECTION', '1', '-1', 'EOF', ''],
  ].join('\n');
const POINTS = 'NODE_COORD_SECTION\n1 0 0\n2 10.2 0\n3 0 3.33e1';

test.each([
  ['EUC_2D', 10, 33],
  ['CEIL_2D', 11, 34],
  // Tenths under the root, rounded up: √(10.2² ÷ 10) = 3.2, √(33.3² ÷ 10) = 10.5
  ['ATT', 4, 11],
])('%s distances are whole as TSPLIB rounds them', (type, second, third) => {
  const one = readOplib('a', oplib(type, POINTS));
  expect([one.distances[1], one.distances[2]]).toEqual([second, third]);
  expect(one).toMatchObject({ start: 0, end: 0, limit: 40, scores: [1, 20, 30] });
});

test('GEO coordinates are degrees and minutes: one degree of latitude is 111 km and counts 112', () => {
  const one = readOplib('a', oplib('GEO', 'NODE_COORD_SECTION\n1 10.30 20\n2 11.30 20\n3 10.30 20'));
  expect([one.distances[1], one.distances[2]]).toEqual([112, 1]);
});

test('a lower triangle runs on over its lines and is mirrored', () => {
  const section = 'EDGE_WEIGHT_FORMAT: LOWER_DIAG_ROW \nEDGE_WEIGHT_SECTION\n 0 7\n 0 8 9 0';
  expect([...readOplib('a', oplib('EXPLICIT', section)).distances]).toEqual([0, 7, 8, 7, 0, 9, 8, 9, 0]);
});

test('a case with a score missing, or a kind of distance not known, is refused', () => {
  expect(() => readOplib('a', oplib('EUC_2D', POINTS).replace('3 30\n', ''))).toThrow('score');
  expect(() => readOplib('a', oplib('XRAY1', POINTS))).toThrow('XRAY1');
});

test('a recheck counts the ends and finds routes that are too long, too many or cross', () => {
  const one = readTop('p', TOP.replace('0 0 0\n', '0 0 7\n'));
  expect(recheck(one, [[1]])).toBe(10 + scoreOfEnds(one));
  expect(() => recheck(one, [[1, 2]])).toThrow('a route of 20');
  expect(() => recheck(one, [[1], [1]])).toThrow('twice');
  expect(() => recheck(one, [[1], [], []])).toThrow('3 routes');
});

test('an instance has a visit for every node but start and end, and a team-day for every team', () => {
  const { visits, classes } = instanceOf(readTop('p', TOP));
  expect(visits.map(({ place }) => place)).toEqual([1, 2]);
  expect(classes[0]!.shifts).toHaveLength(2);
  expect([...classes[0]!.value]).toEqual([10, 5]);
});

test('a glob matches whole names', () => {
  const names = ['p4.2.a', 'p4.2.d', 'p4x2.a', 'p4.2.aa'];
  expect(names.filter((name) => glob('p4.?.[a-c]').test(name))).toEqual(['p4.2.a']);
});
