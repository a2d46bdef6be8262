/// <reference lib="webworker" />
import loadHighs from 'highs';
import wasmUrl from 'highs/runtime?url';
import { servePlanner } from '#lib/domain/outreach/engine/serve.ts';
import type { ToPlanner } from '#lib/domain/outreach/engine/messages.ts';

const hear = servePlanner({
  loadHighs: () => loadHighs({ locateFile: () => wasmUrl }),
  clock: () => performance.now() / 1000,
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  say: (message) => self.postMessage(message),
});
self.onmessage = ({ data }: MessageEvent<ToPlanner>) => hear(data);
