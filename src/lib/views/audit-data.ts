/** Everything that is written into the audit; `other` is what a newer Jangkau wrote. Each has words in `words/*-audit.ts`. */
export const AUDIT_ACTIONS = [
  'account.setup',
  'account.invite',
  'account.create',
  'account.change',
  'account.reset-link',
  'account.password',
  'account.second-factor',
  'account.sign-in',
  'account.sign-out',
  'account.locked',
  'account.end-sessions',
  'demo.load',
  'demo.remove',
  'demo.enter',
  'token.create',
  'token.revoke',
  'import.publish',
  'import.undo',
  'import.restore',
  'settings.change',
  'build.make',
  'build.rollback',
  'target.save',
  'target.undo',
  'plan.create',
  'plan.save',
  'plan.publish',
  'plan.archive',
  'drive.change',
  'visit.record',
  'visit.correct',
  'partner.save',
  'partner.archive',
  'pledge.save',
  'pledge.cancel',
  'channels.import',
  'travel.measure',
  'report.create',
  'report.save',
  'report.archive',
  'report.download',
  'link.create',
  'link.rotate',
  'link.revoke',
  'link.change',
  'link.locked',
  'other',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Figures, codes and names that belong to an entry. */
export type AuditDetails = Record<string, string | number | boolean | null | readonly (string | number)[]>;

export type ActorKind = 'account' | 'token' | 'demo' | 'command-line' | 'nobody';

/** Who did what, when, from where, on what. */
export interface AuditEntry {
  id: number;
  /** ISO time. */
  at: string;
  actorId: string | null;
  actorName: string;
  actorKind: string;
  origin: string;
  action: AuditAction;
  objectKind: string;
  objectId: string | null;
  details: AuditDetails;
}
