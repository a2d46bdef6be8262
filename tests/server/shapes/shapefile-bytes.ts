import { crc32 } from 'node:zlib';
import type { FeatureCollection, Polygon, Position } from 'geojson';

/** Parts of a shapefile of single-ring polygons (ESRI white paper J-7855, 1998) with a dBASE table of texts. */
export function shapefileParts(
  { features }: FeatureCollection<Polygon>,
  encode: (text: string) => Buffer = (text) => Buffer.from(text, 'utf8'),
): { shp: Buffer; dbf: Buffer } {
  const body = Buffer.concat(features.map(({ geometry }, i) => shape(i + 1, geometry.coordinates[0]!)));
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + body.length) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  const rows = features.map(({ properties }) => properties as Record<string, string>);
  return { shp: Buffer.concat([header, body]), dbf: table(rows, encode) };
}

function shape(number: number, ring: readonly Position[]): Buffer {
  const content = Buffer.alloc(48 + ring.length * 16);
  const [xs, ys] = [ring.map((point) => point[0]!), ring.map((point) => point[1]!)];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  content.writeInt32LE(5, 0);
  box.forEach((value, i) => content.writeDoubleLE(value, 4 + i * 8));
  content.writeInt32LE(1, 36);
  content.writeInt32LE(ring.length, 40);
  ring.flat().forEach((value, i) => content.writeDoubleLE(value, 48 + i * 8));
  const head = Buffer.alloc(8);
  head.writeInt32BE(number, 0);
  head.writeInt32BE(content.length / 2, 4);
  return Buffer.concat([head, content]);
}

const WIDTH = 30;

function table(rows: readonly Record<string, string>[], encode: (text: string) => Buffer): Buffer {
  const names = Object.keys(rows[0]!);
  const header = Buffer.alloc(32 + names.length * 32 + 1);
  header.writeUInt8(3, 0);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + names.length * WIDTH, 10);
  names.forEach((name, i) => {
    header.write(name, 32 + i * 32, 'latin1');
    header.write('C', 32 + i * 32 + 11, 'latin1');
    header.writeUInt8(WIDTH, 32 + i * 32 + 16);
  });
  header.writeUInt8(13, header.length - 1);
  const cell = (text: string) => Buffer.concat([encode(text), Buffer.alloc(WIDTH, ' ')]).subarray(0, WIDTH);
  const body = rows.flatMap((row) => [Buffer.from(' '), ...names.map((name) => cell(row[name]!))]);
  return Buffer.concat([header, ...body, Buffer.from('\x1a')]);
}

/** A zip of files as they are, without compression. */
export function zipOf(files: Record<string, Uint8Array | string>): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const facts = Buffer.alloc(26); // what both headers say: version, flags, method, time, CRC, sizes, length of the name
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, Buffer.from(name), bytes]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(locals.length, 8);
  end.writeUInt16LE(locals.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, central, end]));
}
