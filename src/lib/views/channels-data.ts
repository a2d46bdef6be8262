import type { ChannelProblem } from '../domain/drives/channel-rows.ts';
import type { NearChannel } from '../domain/drives/channels.ts';
import type { ChannelKind, DriveStatus } from '../domain/drives/kinds.ts';
import type { PledgePayer } from '../domain/drives/pledges.ts';

/** A desa and the channels nearest to it, nearest first. */
export interface DesaChannels {
  code: string;
  name: string;
  kecamatan: string;
  near: NearChannel[];
  /** No channel within 5 km by road. */
  far: boolean;
}

export interface ChannelsPageData {
  /** Channels by kind; only kinds there are. */
  kinds: { kind: ChannelKind; count: number }[];
  total: number;
  /** Invented: the demo has no list of its own yet. */
  invented: boolean;
  /** Empty where no channels are known. */
  rows: DesaChannels[];
  /** Desa without a channel within 5 km by road. */
  farCount: number;
  /** Whether those only are shown. */
  onlyFar: boolean;
  /** Kilometres that are far, and detours of roads (near, far) from `farKm` straight on; assumed. */
  assumed: { km: number; detour: { near: number; far: number }; detourFromKm: number };
}

/** What is known for reaching one desa: channels, pledges, visits. */
export interface DesaReach {
  /** Null where no channels are known. */
  channels: { near: NearChannel[]; far: boolean; invented: boolean } | null;
  /** That hold today; people. */
  pledges: { partner: string; people: number; payer: PledgePayer; remaining: number }[];
  /** Newest first; people, null was not counted. */
  visits: { id: string; date: string; attended: number | null; registered: number }[];
  /** From today on, soonest first. */
  drives: { id: string; date: string; team: string; status: DriveStatus }[];
}

/** What a file of channels would bring. */
export interface ChannelPreview {
  fileName: string;
  /** Rows of the file below its headers. */
  rows: number;
  points: number;
  kinds: { kind: ChannelKind; count: number }[];
  /** The first of them. */
  problems: ChannelProblem[];
  problemCount: number;
  /** Rows left out. */
  leftOut: number;
  /** What would be published. */
  csv: string;
}
