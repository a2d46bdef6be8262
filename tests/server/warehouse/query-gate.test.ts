import { describe, expect, test } from 'vitest';
import { QueryGate, type Priority } from '#lib/server/warehouse/query-gate.ts';

/** The signal of a reader who stays. */
const staying = () => new AbortController().signal;

/** A task that runs until told to finish. */
function held() {
  let finish!: () => void;
  const done = new Promise<void>((resolve) => (finish = resolve));
  return { done, finish };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('QueryGate', () => {
  test('runs at most `limit` tasks at once', async () => {
    const gate = new QueryGate(3);
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        gate.run('interactive', staying(), async () => {
          most = Math.max(most, ++running);
          await settle();
          running--;
        }),
      ),
    );
    expect(most).toBe(3);
  });

  test('interactive goes before export before build, each in order of arrival', async () => {
    const gate = new QueryGate(1);
    const first = held();
    const order: string[] = [];
    const started = gate.run('interactive', staying(), () => first.done);
    const queued = (['build', 'export', 'interactive', 'export', 'interactive'] as Priority[]).map(
      (priority, i) => gate.run(priority, staying(), async () => void order.push(`${priority} ${i}`)),
    );
    first.finish();
    await Promise.all([started, ...queued]);
    expect(order).toEqual(['interactive 2', 'interactive 4', 'export 1', 'export 3', 'build 0']);
  });

  test('a task whose reader left while it waited never starts', async () => {
    const gate = new QueryGate(1);
    const first = held();
    const running = gate.run('interactive', staying(), () => first.done);
    const leaving = new AbortController();
    let ran = false;
    const waiting = gate.run('interactive', leaving.signal, async () => void (ran = true));
    leaving.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    first.finish();
    await running;
    await settle();
    expect(ran).toBe(false);
  });

  test('a failing task frees its place', async () => {
    const gate = new QueryGate(1);
    await expect(
      gate.run('interactive', staying(), () => Promise.reject(new Error('broken'))),
    ).rejects.toThrow('broken');
    expect(await gate.run('interactive', staying(), async () => 'next')).toBe('next');
  });
});
