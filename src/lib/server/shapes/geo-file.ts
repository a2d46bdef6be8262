import type { BoundaryFeature } from '#lib/domain/wilayah/boundary-columns.ts';

/** A file of shapes: its layers (a GeoJSON file has one; a TopoJSON file one per object) and the hash of its bytes. */
export interface GeoFile {
  name: string;
  sha256: string;
  layers: { name: string | null; features: BoundaryFeature[] }[];
}

/** Whatever stands among the features becomes a feature, so that places in the list stay what they were. */
export function asFeature(value: unknown): BoundaryFeature {
  const { id, properties, geometry } = isRecord(value) ? value : {};
  return {
    type: 'Feature',
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
    properties: isRecord(properties) ? properties : null,
    geometry: isRecord(geometry) ? (geometry as unknown as BoundaryFeature['geometry']) : null,
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
