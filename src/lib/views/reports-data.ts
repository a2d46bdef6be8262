import type { Period } from '../domain/calendar/period.ts';
import type { ReportAsked, ReportTemplate } from '../domain/reports/report-asked.ts';

// What the pages of reports are given by their loaders.

/** One report of the list. */
export interface ReportLine {
  id: string;
  title: string;
  template: ReportTemplate;
  code: string;
  period: 'latest' | Period;
  authorName: string;
  /** ISO times. */
  updatedAt: string;
  archivedAt: string | null;
  openLinks: number;
}

export interface ReportsPageData {
  /** The last changed first. */
  reports: ReportLine[];
  /** Open links of all of them. */
  openLinks: number;
  /** The one that ends first. */
  next: { label: string; expiresAt: string } | null;
}

export type LinkStatus = 'open' | 'expired' | 'revoked';

/** A link as it is shown to those who share; its secret is nowhere. */
export interface LinkLine {
  id: string;
  reportId: string;
  label: string;
  status: LinkStatus;
  authorName: string;
  /** ISO times. */
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  rotatedAt: string | null;
  hasPassword: boolean;
  follows: boolean;
  /** Sites that may show it. */
  origins: string[];
  /** How often it was opened on each of the last 30 days (ISO) since it was made, the oldest first. */
  days: readonly { day: string; opens: number }[];
  /** Ever. */
  opens: number;
}

/** A link with what it shows now. */
export interface SharedLink extends LinkLine {
  frozen: { period: Period; at: string };
}

/** A report on the desk of whoever composes it. */
export interface ReportPageData {
  report: {
    id: string;
    version: number;
    asked: ReportAsked;
    updatedAt: string;
    archivedAt: string | null;
  };
  links: SharedLink[];
  /** The newest month with figures; null before any. */
  latest: Period | null;
  /** ISO date in Jakarta. */
  today: string;
}

export interface LinksPageData {
  links: (LinkLine & { title: string })[];
}

/** What is told once of a link that was just made, or got another address. */
export interface LinkTold {
  id: string;
  label: string;
  address: string;
  /** The one that was chosen with it; null: none, or it stays. */
  password: string | null;
  /** What another site puts into its page; null where no site may. */
  snippet: string | null;
}

/** What the server says to a save. */
export interface ReportSaved {
  version: number;
  updatedAt: string;
}
