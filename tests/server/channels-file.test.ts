import { expect, test } from 'vitest';
import type { ChannelPoint } from '#lib/domain/drives/channels.ts';
import { CHANNEL_EXAMPLE, channelCsv, readChannelFile } from '#lib/server/channels/read-file.ts';
import { UserError } from '#lib/server/user-error.ts';

const DESA = [{ lat: -6.7, lon: 111.4, areaKm2: 4 }];
const read = (text: string | Uint8Array, name = 'kanal.csv') =>
  readChannelFile({ name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }, DESA);

test('semicolons with decimal commas, commas with points, tabs, `sep=;`, a mark of the encoding', () => {
  const point = [{ kind: 'pos', name: 'Pos A, Lasem', lat: -6.7, lon: 111.4 }];
  expect(read('jenis;nama;lintang;bujur\r\npos;Pos A, Lasem;-6,7;111,4\r\n').points).toEqual(point);
  expect(read('kind,name,lat,lon\npos,"Pos A, Lasem",-6.7,111.4\n').points).toEqual(point);
  expect(read('kind\tname\tlat\tlon\npos\tPos A, Lasem\t-6.7\t111.4').points).toEqual(point);
  expect(read('\uFEFFjenis;nama;lintang;bujur\npos;Pos A, Lasem;-6,7;111,4\n').points).toEqual(point);
  const declared = read('sep=;\njenis;nama;lintang;bujur\npos;;-6,7;111,4\npos;Pos A, Lasem;-6,7;111,4\n');
  expect(declared.points).toEqual(point);
  // The row as a spreadsheet shows it.
  expect(declared.problems).toEqual([{ row: 3, code: 'name', found: '' }]);
});

test('text of Windows keeps its letters', () => {
  const bytes = Buffer.from('jenis;nama;lintang;bujur\npos;Kafé Pos;-6,7;111,4\n', 'latin1');
  expect(read(bytes).points[0]!.name).toBe('Kafé Pos');
});

test('the example is read whole, and what is written is read back', () => {
  const { points, problems } = readChannelFile(
    { name: 'contoh.csv', bytes: new TextEncoder().encode(CHANNEL_EXAMPLE) },
    [{ lat: -6.75, lon: 111.4, areaKm2: 1000 }],
  );
  expect([points.length, problems]).toEqual([3, []]);
  const tricky: ChannelPoint[] = [
    { kind: 'agen', name: 'Toko "Jaya"; cabang, 2', lat: -6.70461, lon: 111.34391 },
    { kind: 'ppob', name: '=1+1', lat: -6.7, lon: 111.4 },
  ];
  expect(read(channelCsv(tricky)).points).toEqual(tricky);
});

test.each<[string, string | Uint8Array, RegExp]>([
  ['empty', '', /Choose a CSV/],
  ['a workbook', new Uint8Array([80, 75, 3, 4, 0, 0, 0, 1]), /not a text file/],
  ['without columns', 'nama;lintang\nA;1\n', /no column “jenis”, “bujur”/],
  ['too many rows', `jenis;nama;lintang;bujur\n${'pos;A;1;1\n'.repeat(20_001)}`, /larger than/],
  ['too many bytes', 'x'.repeat(700_001), /larger than/],
])('%s is refused', (_, text, message) => {
  expect(() => read(text)).toThrow(UserError);
  expect(() => read(text)).toThrow(message);
});
