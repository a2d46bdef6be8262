import { readSecrets } from '#lib/server/secrets.ts';

// Run by several processes at once: prints the secret of the data folder it is given.
process.stdout.write((await readSecrets(process.argv[2]!)).sessions);
