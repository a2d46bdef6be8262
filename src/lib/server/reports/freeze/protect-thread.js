// A thread starts with plain JavaScript: this lets it run TypeScript, then protects the tables that it is sent.
import { register } from 'tsx/esm/api';

register();
await import('./protect-worker.ts');
