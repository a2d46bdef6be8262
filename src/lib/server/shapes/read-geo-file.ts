import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { BoundaryFeature } from '#lib/domain/wilayah/boundary-columns.ts';
import { UserError } from '#lib/server/user-error.ts';

/** A file of shapes: its layers (a GeoJSON file has one; a TopoJSON file one per object) and the hash of its bytes. */
export interface GeoFile {
  name: string;
  sha256: string;
  layers: { name: string | null; features: BoundaryFeature[] }[];
}

const WANTED = 'a GeoJSON FeatureCollection or a TopoJSON Topology in WGS84 (EPSG:4326)';

/**
 * Reads GeoJSON or TopoJSON, told apart by content. Geometry is not checked here.
 * @throws UserError when the file cannot be read, is cut off, or is something else
 */
export async function readGeoFile(path: string): Promise<GeoFile> {
  const name = basename(path);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : (error.code ?? error.message);
    throw new UserError(`Cannot read ${path}: ${why}. Give the path of ${WANTED}.`);
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const json = parsed(
    bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim(),
    name,
  );
  return { name, sha256, layers: layersOf(json, name) };
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (text === '') throw new UserError(`${name} is empty. Export it again as ${WANTED}.`);
    const cutOff = text.startsWith('{') || text.startsWith('[');
    throw new UserError(
      cutOff
        ? `${name} is damaged or cut off: it starts like JSON but does not end like it. Copy or export it again.`
        : `${name} is not JSON. Export it as ${WANTED}.`,
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
  throw new UserError(`${name} holds JSON without shapes (${type}). Jangkau reads ${WANTED}.`);
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
    );
  }
}

/** Whatever stands among the features becomes a feature, so that places in the list stay what they were. */
function asFeature(value: unknown): BoundaryFeature {
  const { id, properties, geometry } = isRecord(value) ? value : {};
  return {
    type: 'Feature',
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
    properties: isRecord(properties) ? properties : null,
    geometry: isRecord(geometry) ? (geometry as unknown as BoundaryFeature['geometry']) : null,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
