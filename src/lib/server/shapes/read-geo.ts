import { createHash } from 'node:crypto';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { UserError } from '#lib/server/user-error.ts';
import { asFeature, isRecord, type GeoFile } from './geo-file.ts';
import { shapefileLayers } from './shapefile.ts';

const WANTED = 'a GeoJSON FeatureCollection or a TopoJSON Topology in WGS84 (EPSG:4326)';
const DIMINTA = 'GeoJSON FeatureCollection atau TopoJSON Topology dalam WGS84 (EPSG:4326)';

/**
 * Reads the bytes of a GeoJSON, a TopoJSON or a zipped shapefile (in any projection its `.prj` names).
 * @throws UserError when they are cut off or something else
 */
export async function readGeo(name: string, bytes: Uint8Array): Promise<GeoFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return { name, sha256, layers: await shapefileLayers(name, bytes) };
  const text = new TextDecoder()
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .trim();
  return { name, sha256, layers: layersOf(parsed(text, name), name) };
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (text === '')
      throw new UserError(
        `${name} is empty. Export it again as ${WANTED}.`,
        `${name} kosong. Ekspor ulang sebagai ${DIMINTA}.`,
      );
    const cutOff = text.startsWith('{') || text.startsWith('[');
    throw new UserError(
      cutOff
        ? `${name} is damaged or cut off: it starts like JSON but does not end like it. Copy or export it again.`
        : `${name} is not JSON. Export it as ${WANTED}.`,
      cutOff
        ? `${name} rusak atau terpotong: awalnya seperti JSON, akhirnya tidak. Salin atau ekspor ulang.`
        : `${name} bukan JSON. Ekspor sebagai ${DIMINTA}.`,
    );
  }
}

function layersOf(json: unknown, name: string): GeoFile['layers'] {
  if (isRecord(json) && json.type === 'FeatureCollection' && Array.isArray(json.features)) {
    return [{ name: null, features: json.features.map(asFeature) }];
  }
  if (isRecord(json) && json.type === 'Topology' && isRecord(json.objects) && Array.isArray(json.arcs)) {
    return topologyLayers(json as unknown as Topology, name);
  }
  const type =
    isRecord(json) && typeof json.type === 'string' ? `its "type" is "${json.type}"` : 'it has no "type"';
  throw new UserError(
    `${name} holds JSON without shapes (${type}). Jangkau reads ${WANTED}.`,
    `${name} berisi JSON tanpa bentuk wilayah. Jangkau membaca ${DIMINTA}.`,
  );
}

function topologyLayers(topology: Topology, name: string): GeoFile['layers'] {
  try {
    return Object.entries(topology.objects).map(([layer, object]) => {
      const collection = feature(topology, object);
      const features = collection.type === 'FeatureCollection' ? collection.features : [collection];
      return { name: layer, features: features.map(asFeature) };
    });
  } catch {
    throw new UserError(
      `${name} is damaged: its TopoJSON objects refer to arcs that are not there. Export it again.`,
      `${name} rusak: objek TopoJSON-nya merujuk busur yang tidak ada. Ekspor ulang.`,
    );
  }
}
