import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { parentOf } from '#lib/domain/wilayah/codes.ts';

export interface DesaFeature extends Feature<Polygon | MultiPolygon, { approximate?: boolean }> {
  /** The desa code. */
  id: string;
}

/** Outlines ready to draw. */
export interface Shapes {
  desa: DesaFeature[];
  /** Edges along the outside, and edges between two kecamatan. */
  outerEdges: MultiLineString;
  kecamatanEdges: MultiLineString;
}

type DesaTopology = Topology<{ desa: GeometryCollection<{ approximate?: boolean }> }>;

/** Fetches and decodes the shapes. @throws Error when the answer is not 2xx or has no object `desa` */
export async function fetchShapes(url: string, signal: AbortSignal): Promise<Shapes> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return decodeShapes((await response.json()) as DesaTopology);
}

function decodeShapes(topology: DesaTopology): Shapes {
  const collection = feature(topology, topology.objects.desa) as FeatureCollection;
  const outerEdges = mesh(topology, topology.objects.desa, (a, b) => a === b);
  const kecamatanEdges = mesh(topology, topology.objects.desa, (a, b) => kecamatanOf(a) !== kecamatanOf(b));
  return { desa: collection.features.filter(isDesa), outerEdges, kecamatanEdges };
}

const kecamatanOf = ({ id }: { id?: string | number }) => parentOf(String(id));

const isDesa = (shape: Feature): shape is DesaFeature =>
  typeof shape.id === 'string' &&
  (shape.geometry?.type === 'Polygon' || shape.geometry?.type === 'MultiPolygon');
