/** Where the session of the tests is kept: that of a branch head. */
export const SIGNED_IN = 'test-results/signed-in.json';

/** The state of a browser that nobody has signed in with. */
export const NOBODY = { cookies: [], origins: [] };
