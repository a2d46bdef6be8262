import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';
import { servePlanner } from '#lib/domain/outreach/engine/serve.ts';

const port = parentPort!;
port.on(
  'message',
  servePlanner({
    loadHighs,
    clock: () => performance.now() / 1000,
    pause: () => setImmediate(),
    say: (message) => port.postMessage(message),
  }),
);
