// A thread starts with plain JavaScript: this lets it run TypeScript, then runs the worker.
import { register } from 'tsx/esm/api';

register();
await import('./workbook-worker.ts');
