// A thread starts with plain JavaScript: this lets it run TypeScript, then runs the planner.
import { register } from 'tsx/esm/api';

register();
await import('./plan-worker.ts');
