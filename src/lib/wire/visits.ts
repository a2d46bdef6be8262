/** Names the account whose visits are sent. */
export const ACCOUNT_HEADER = 'jangkau-account';
