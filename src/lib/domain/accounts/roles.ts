/** What an account is for. Kepala: branch head. Perencana: planner. Pembaca: reader. Admin: keeps the machine and the accounts. */
export const ROLES = ['kepala', 'perencana', 'pembaca', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What one may do. */
export const PERMISSIONS = [
  /** See figures, maps, reports; download them. */
  'figures:read',
  /** Read a file into a draft and look at what it would change. */
  'imports:draft',
  /** Publish, undo and restore imports. */
  'imports:publish',
  /** Choose denominators, months of grace, deviations, statuses of occupations. */
  'settings:write',
  /** Set, split and undo targets. */
  'targets:write',
  /** Work out and publish plans of drives; partners, channels, measured travel times. */
  'plans:write',
  /** Compose reports, share them by links and take them along as files. */
  'reports:share',
  /** Record what happened at visits. */
  'visits:write',
  'audit:read',
  /** Invite, change and disable accounts. */
  'accounts:manage',
  /** One's own password, sessions, second factor and tokens. */
  'account:own',
  /** Build, roll back, set boundaries: only on the machine itself. */
  'machine:operate',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What each role may do. */
export const PERMISSIONS_OF: Record<Role, readonly Permission[]> = {
  kepala: [
    'figures:read',
    'imports:draft',
    'imports:publish',
    'settings:write',
    'targets:write',
    'plans:write',
    'reports:share',
    'visits:write',
    'audit:read',
    'accounts:manage',
    'account:own',
  ],
  perencana: [
    'figures:read',
    'imports:draft',
    'imports:publish',
    'plans:write',
    'reports:share',
    'visits:write',
    'account:own',
  ],
  pembaca: ['figures:read', 'account:own'],
  admin: [
    'figures:read',
    'imports:draft',
    'imports:publish',
    'settings:write',
    'audit:read',
    'accounts:manage',
    'account:own',
  ],
};

/** Roles of the demo, and what is withheld there: its data are simulated and it has nobody to answer for it. */
export const DEMO_ROLES = ['kepala', 'perencana', 'pembaca'] as const satisfies readonly Role[];
export type DemoRole = (typeof DEMO_ROLES)[number];
export const NOT_IN_DEMO: readonly Permission[] = [
  'imports:publish',
  'settings:write',
  'accounts:manage',
  'account:own',
];

/** What a token may be given, of what its account may. */
export const TOKEN_PERMISSIONS = ['figures:read', 'imports:draft', 'imports:publish', 'audit:read'] as const;
