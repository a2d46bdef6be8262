import type { Period } from '../domain/calendar/period.ts';
import type { PartnerKind } from '../domain/drives/kinds.ts';
import type { GroupActive, PledgePayer } from '../domain/drives/pledges.ts';

/** A partner organisation as the page shows it. */
export interface PartnerInfo {
  id: string;
  name: string;
  kind: PartnerKind;
  note: string;
  archived: boolean;
  /** Codes of the desa it works in. */
  desa: string[];
  pledges: PledgeInfo[];
}

export interface PledgeInfo {
  id: string;
  /** Desa; null: all desa of the partner together. */
  code: string | null;
  people: number;
  payer: PledgePayer;
  fromMonth: Period;
  months: number | null;
  /** Null: no end was agreed. */
  lastMonth: Period | null;
  note: string;
  authorName: string;
  /** ISO times. */
  createdAt: string;
  cancelledAt: string | null;
}

/** What a partner has pledged in a desa (or in its other desa together, `code` null), and what came of it; people. */
export interface PartnerBalance {
  partnerId: string;
  partner: string;
  code: string | null;
  pledged: number;
  registered: number;
  /** An estimate; null: it cannot be said. */
  active: GroupActive | null;
}

/** A pledge that ends. */
export interface PledgeEndingInfo {
  id: string;
  partner: string;
  code: string | null;
  payer: PledgePayer;
  people: number;
  registered: number;
  lastMonth: Period;
}

export interface PartnersPageData {
  partners: PartnerInfo[];
  balances: PartnerBalance[];
  /** Within twelve months from this one, soonest first. */
  endings: PledgeEndingInfo[];
  /** The month of today, in Asia/Jakarta: as of which people are active. */
  month: Period;
  /** Months in which a pledge may be said to begin, earliest first. */
  months: Period[];
}
