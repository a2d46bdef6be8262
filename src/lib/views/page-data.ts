import type { Permission, Role } from '../domain/accounts/roles.ts';
import type { GapRank } from '../domain/coverage/ranking.ts';
import type { CoverageRow } from '../domain/coverage/coverage.ts';
import type { Payer } from '../domain/coverage/enrollment.ts';
import type { UncertainQuantity } from '../domain/workers/uncertainty.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { Kind } from '../domain/imports/kinds.ts';
import type { DenominatorId, PerDenominator, Segment, SegmentOrTotal } from '../domain/workers/segments.ts';
import type { SegmentForecast } from './forecast-data.ts';
import type { ContributionAlert, ProtectionPlan } from './contribution-data.ts';
import type { Batch, Endings } from './members-data.ts';
import type { ProblemSummary, SeverityCounts } from './quality-groups.ts';

// What each page is given by its server `load`. Written once, here, so that pages and loaders agree.

/** The figure a choropleth, list or chart shows. `rate` is 0–1, the others are people. */
export const MEASURES = ['rate', 'gap', 'eligible', 'active'] as const;
export type Measure = (typeof MEASURES)[number];

export type Lang = 'id' | 'en';

/** The state every page shares, kept in the URL: `?bulan&penyebut&segmen&kecamatan&ukuran&lang`. */
export interface Selection {
  period: Period;
  denominator: DenominatorId;
  segment: SegmentOrTotal;
  kecamatan: string | null;
  measure: Measure;
  lang: Lang;
}

export interface Place {
  code: string;
  name: string;
}

/** One value of a denominator set, with what a reader must know about it. */
export interface DenominatorValue {
  segment: SegmentOrTotal;
  label: string;
  value: number;
  /** `YYYY-MM` */
  asOf: string;
  definition: string;
  source: string;
  /** Given by the branch; the others are shipped, and their definition has words in every language. */
  imported: boolean;
}

/** What the frame (layout) around every page needs. */
/** Who is signed in, and what may be offered to them. */
export interface FrameAccount {
  name: string;
  role: Role;
  demo: boolean;
  /** Kecamatan it is limited to, by name; null is the whole branch. */
  areas: Place[] | null;
  permissions: Permission[];
}

export interface FrameData {
  selection: Selection;
  account: FrameAccount;
  scope: Place;
  /** Months with enrollment, oldest first; empty before any enrollment is loaded. */
  periods: Period[];
  kecamatan: Place[];
  /** For the search box. `kecamatan` is the name, because 15 desa names are shared. */
  allDesa: { code: string; name: string; kecamatan: string }[];
  /** Values of the sets that are there; the branch's own only once it has given them. */
  denominators: PerDenominator<DenominatorValue[]>;
  /** The set shown unless the URL names another. */
  usualDenominator: DenominatorId;
  /** True while any loaded enrollment is simulated: a band says so. */
  simulated: boolean;
  build: { id: string; name: string; builtAt: string };
}

/** A page's data with its frame's. They are one object to the page, so no name may be in both: that is an error here. */
export type PageData<P> = keyof P & keyof FrameData extends never ? FrameData & P : never;

export interface TrendPoint {
  period: Period;
  /** Active members, people; null where not reported. */
  active: Record<SegmentOrTotal, number | null>;
  incomplete: boolean;
  /** Segments of which some desa did not report. */
  incompleteSegments: SegmentOrTotal[];
}

/** The draws that ranks and their chances are counted in. */
export interface DrawsMade {
  draws: number;
  seed: number;
}

/** The place of one desa by gap, and how many other desa it cannot be told apart from. */
export interface DesaCertainty extends GapRank {
  alike: number;
}

export interface OverviewData {
  /** Kabupaten rows of the chosen month, per segment. */
  current: Record<SegmentOrTotal, CoverageRow>;
  /** The same month last year; null where there is none. */
  lastYear: Record<SegmentOrTotal, CoverageRow> | null;
  /** Sponsored members of all segments who end within 90 days (three months). */
  endings: Endings;
  trend: TrendPoint[];
  forecasts: SegmentForecast[];
  /** The ten desa with the largest BPU gap, largest first. */
  largestGaps: (CoverageRow & { certainty: GapRank })[];
  drawsMade: DrawsMade;
  /** BPU rows of all desa, for the small map. */
  desaRows: CoverageRow[];
  /** URL of the shapes (TopoJSON) of the small map; changes when they change. */
  shapesUrl: string;
  shapes: ShapesInfo;
  freshness: { lastPeriod: Period | null; importedAt: string | null; sourceFiles: number };
  /** Contributions that change within the next twelve months, soonest first. */
  contributionAlerts: ContributionAlert[];
  /** Kinds of problems found in the month's data, worst first. */
  problems: ProblemSummary[];
}

/** What the branch has decided about its figures, and what the model assumes. */
export interface SettingsPageData {
  figures: {
    denominator: DenominatorId;
    graceMonths: number;
    selfPaying: readonly Payer[];
  };
  /** Counts from 1 to one below the threshold do not leave the house. */
  reports: { threshold: number };
  /** Everybody who can pay for a self-employed worker. */
  payers: readonly Payer[];
  /** Standard deviations: `sd` is used, `shipped` is that of the product; unit `share`, `relative` or `people`. */
  assumptions: { quantity: UncertainQuantity; sd: number; shipped: number; unit: string }[];
}

export interface MapPageData {
  /** One row per desa in the chosen kecamatan or the whole scope. */
  rows: CoverageRow[];
  /** The kecamatan rows of the same selection (all of the scope), for the summary line. */
  total: CoverageRow;
  /** URL of the shapes (TopoJSON); changes when they change. */
  shapesUrl: string;
  shapes: ShapesInfo;
  /** `https://…/{z}/{x}/{y}.png` when the branch set one; null by default: no request leaves. */
  tiles: { url: string; attribution: string } | null;
}

/** What the map says about its shapes. TopoJSON object `desa`; each geometry has `id` = desa code. */
export interface ShapesInfo {
  kind: 'cells' | 'official';
  /** Desa drawn as approximate cells although official shapes are loaded. */
  approximate: number;
  total: number;
  source: string | null;
  bytes: number;
}

export interface DesaPageData {
  desa: {
    code: string;
    bpsCode: string;
    name: string;
    type: 'desa' | 'kelurahan';
    kecamatanCode: string;
    kecamatan: string;
    lat: number;
    lon: number;
    areaKm2: number;
    coastKm: number;
    terrain: string;
    population: number;
    /** Month of imported residents; `null`: `population` is the estimate of 2025. */
    populationPeriod: Period | null;
    /** The census count of 2010. */
    populationSp2010: number;
  };
  current: Record<SegmentOrTotal, CoverageRow>;
  lastYear: Record<SegmentOrTotal, CoverageRow> | null;
  /** Active BPU members by payer, and PU and Jakon, month by month; null where not reported. */
  trend: {
    period: Period;
    bpu: Partial<Record<Payer, number>> | null;
    pu: number | null;
    jakon: number | null;
  }[];
  /** Counts by payer and status in the chosen month. */
  payers: { segment: Segment; payer: Payer; active: number; arrears: number; new: number; ended: number }[];
  /** Batches of sponsors in this desa that end, soonest first. */
  endings: Batch[];
  /** BPU gap rank among the desa of the scope; null where the gap is unknown. */
  certainty: DesaCertainty | null;
  drawsMade: DrawsMade;
  neighbours: CoverageRow[];
  /** What protecting the rest of the desa costs. */
  protection: ProtectionPlan;
}

/** A shipped fact file with where it comes from. */
export interface ReferenceSource {
  file: string;
  title: string;
  source: string;
  licence: string;
  asOf: string;
  grain: string;
  kind: 'real' | 'derived' | 'simulated';
  /** Rows in the file or package. */
  rows: number;
}

export interface ImportEntry {
  id: string;
  fileName: string;
  sha256: string;
  kind: Kind;
  /** Months, oldest first; empty for kinds without months. */
  periods: Period[];
  rows: number;
  /** Sum of `jumlah` over `aktif` rows, people; per segment; null for kinds that do not count members. */
  activeBySegment: Record<Segment, number> | null;
  desa: number;
  simulated: boolean;
  importedAt: string;
}

export interface CheckOutcome {
  name: string;
  /** First comment line of the check's SQL. */
  rule: string;
  severity: 'error' | 'warning';
  failures: number;
}

export interface DataPageData {
  imports: ImportEntry[];
  /** Problems of the chosen month. */
  severities: SeverityCounts;
  checks: CheckOutcome[];
  builds: { id: string; builtAt: string; current: boolean; seconds: number; imports: number }[];
}

export interface SourcesPageData {
  reference: ReferenceSource[];
}

/** What the method page quotes from the loaded facts. Shares are 0–1; `null` where no desa has that terrain. */
export interface MethodPageData {
  labour: { share15Plus: number; tpak: number; tpt: number };
  informalShare: Record<'town' | 'coast' | 'inland' | 'upland', number | null>;
  /** One standard deviation each: between desa, except `terrainPrior`, which all desa of a terrain share. */
  sd: {
    population: number;
    share15Plus: number;
    tpak: number;
    informalShare: number;
    terrainPrior: number;
    jakonShare: number;
  };
  /** People that may move between PU and BPU, one standard deviation. */
  benchmarkShift: PerDenominator<number>;
  draws: number;
}
