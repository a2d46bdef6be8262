import { matchBoundaries, type BoundaryMatch, type MatchedBy } from '#lib/domain/wilayah/boundaries.ts';
import { propertyNames, type DesaIdentity } from '#lib/domain/wilayah/boundary-columns.ts';
import { UserError } from '#lib/server/user-error.ts';
import type { BoundaryFile } from './boundary-file.ts';
import { bytesOf, desaShapes, desaTopology, simplifyToSize, type DesaShape } from './desa-topology.ts';
import type { GeoFile } from './geo-file.ts';
import { readGeo } from './read-geo.ts';

/** What an import did; indexes are places of features in the file's layer, from 0. */
export interface BoundaryReport extends BoundaryMatch {
  /** Name of the TopoJSON object that was used; `null` for GeoJSON. */
  layer: string | null;
  features: number;
  /** Desa there are. */
  total: number;
  matchedBy: Record<MatchedBy, number>;
  sha256: string;
  /** Length of the topology's JSON, before and after simplifying. */
  bytesBefore: number;
  bytes: number;
}

export interface PrepareBoundariesOptions {
  /** ISO date and time of the import. */
  importedAt: string;
  source?: string;
  licence?: string;
  /** Most bytes of the topology's JSON; 300,000 unless told. */
  targetBytes?: number;
}

/** Boundaries ready to be kept. */
export interface PreparedBoundaries {
  report: BoundaryReport;
  /** JSON of a BoundaryFile. */
  payload: string;
}

type Layer = GeoFile['layers'][number] & { match: BoundaryMatch };

const TARGET_BYTES = 300_000;

/**
 * Takes the boundaries of the given desa out of a GeoJSON, a TopoJSON or a zipped shapefile, simplified with shared edges
 * kept. Nothing is written.
 * @throws UserError with a sentence when the file cannot be used
 */
export async function prepareBoundaries(
  name: string,
  content: Uint8Array,
  desa: readonly DesaIdentity[],
  { importedAt, source, licence, targetBytes = TARGET_BYTES }: PrepareBoundariesOptions,
): Promise<PreparedBoundaries> {
  const file = await readGeo(name, content);
  const layer = bestLayer(file, desa);
  const { match } = layer;
  const full = desaTopology(matchedShapes(layer));
  const topology = simplifyToSize(full, targetBytes);
  if (desaShapes(topology).length < match.matched.length) throw tooSmall(layer, desaShapes(topology));
  const matchedBy = countMatches(match);
  const { sha256 } = file;
  const credit = { source: source ?? null, licence: licence ?? null };
  const kept: BoundaryFile = { version: 1, ...credit, importedAt, sha256, matchedBy, topology };
  return {
    payload: JSON.stringify(kept),
    report: {
      ...match,
      layer: layer.name,
      features: layer.features.length,
      total: desa.length,
      matchedBy,
      sha256,
      bytesBefore: bytesOf(full),
      bytes: bytesOf(topology),
    },
  };
}

/** The layer with most desa. */
function bestLayer(file: GeoFile, desa: readonly DesaIdentity[]): Layer {
  const layers = file.layers.map((layer) => ({ ...layer, match: matchBoundaries(layer.features, desa) }));
  const [best] = layers.sort((a, b) => b.match.matched.length - a.match.matched.length);
  if (best === undefined || best.match.matched.length === 0) throw nothingMatched(file, layers, desa);
  return best;
}

function matchedShapes({ features, match }: Layer): DesaShape[] {
  return match.matched.flatMap(({ code, featureIndex }) => {
    const geometry = features[featureIndex]?.geometry;
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
    return [{ code, approximate: false, geometry }];
  });
}

function countMatches({ matched }: BoundaryMatch): Record<MatchedBy, number> {
  const counts = { kemendagri: 0, bps: 0, name: 0 };
  for (const { by } of matched) counts[by] += 1;
  return counts;
}

function nothingMatched(file: GeoFile, layers: readonly Layer[], desa: readonly DesaIdentity[]): UserError {
  const features = layers.flatMap((layer) => layer.features);
  if (features.length === 0)
    return new UserError(
      `${file.name} has no features. Export the layer with the desa in it.`,
      `${file.name} tidak berisi bentuk. Ekspor lapisan yang memuat desa.`,
    );
  const invalid = layers.flatMap(({ match }) => match.invalid);
  if (invalid.length === features.length) {
    return new UserError(
      `None of the ${features.length} features of ${file.name} can be drawn; the first: ${invalid[0]!.why}.`,
      `Tidak satu pun dari ${features.length} bentuk di ${file.name} bisa digambar; periksa koordinatnya (harus derajat, WGS84).`,
    );
  }
  const [example] = desa;
  const wanted = example
    ? `a Kemendagri code (such as ${example.code}), a BPS code (${example.bpsCode}) or kecamatan and desa names (${example.kecamatan}, ${example.name})`
    : 'desa, of which none were given';
  const had = propertyNames(features).join(', ') || 'none';
  return new UserError(
    `No feature of ${file.name} is one of the ${desa.length} desa. Looked for ${wanted} in its properties: ${had}.`,
    `Tidak ada bentuk di ${file.name} yang termasuk ${desa.length} desa cabang ini. Yang dicari: kode Kemendagri, kode BPS, atau nama kecamatan dan desa; atribut di berkas: ${had}.`,
  );
}

function tooSmall({ match }: Layer, shapes: readonly DesaShape[]): UserError {
  const left = new Set(shapes.map(({ code }) => code));
  const lost = match.matched.map(({ code }) => code).filter((code) => !left.has(code));
  return new UserError(
    `The shapes of ${lost.join(', ')} are too small to be desa (under a metre). Check the file's coordinates.`,
    `Bentuk ${lost.join(', ')} terlalu kecil untuk sebuah desa (kurang dari satu meter). Periksa koordinatnya.`,
  );
}
