import { setInterval } from 'node:timers';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import type { EngineProgress } from '#lib/domain/outreach/engine/engine.ts';
import { outreachRequestSchema } from '#lib/domain/outreach/request.ts';
import { RequestError } from '#lib/domain/outreach/request-problems.ts';
import { planInThread } from '#lib/server/outreach/plan-in-thread.ts';
import { desa, longRequest, smallRequest } from '../../domain/outreach/small-request.ts';
import { REPOSITORY } from '../fixture-app.ts';

const appDir = REPOSITORY;

describe('a plan made in a thread of its own', () => {
  it('is the plan, after word of how it stands', async () => {
    const heard: EngineProgress[] = [];
    const plan = await planInThread(smallRequest(), {
      appDir,
      steps: 50,
      onProgress: (progress) => heard.push(progress),
    });
    expect([plan.value, plan.gap]).toEqual([35, expect.closeTo(0, 6)]);
    expect(heard.every(({ value, bound }) => value <= bound)).toBe(true);
  });

  it('refuses what cannot be planned, in words', async () => {
    const asked = planInThread(smallRequest({ desa: [desa('A', 1), desa('A', 1)] }), { appDir });
    await expect(asked).rejects.toThrow(new RequestError(['desa: A stands twice.']));
  });

  it('told to stop it answers with the best plan so far; meanwhile others go on', async () => {
    const request = longRequest();
    const stop = new AbortController();
    const heard: EngineProgress[] = [];
    let ticks = 0;
    const others = setInterval(() => ticks++, 10);
    const plan = await planInThread(request, {
      appDir,
      seconds: 600,
      signal: stop.signal,
      onProgress: (progress) => {
        heard.push(progress);
        if (heard.length === 8) stop.abort();
      },
    });
    clearInterval(others);
    expect(ticks).toBeGreaterThan(8);
    expect(plan.seconds).toBeLessThan(600);
    expect(plan.value).toBeGreaterThan(0);
    expect(plan.gap).toBeGreaterThan(0);
    expect(checkPlan(outreachRequestSchema.parse(request), plan).problems).toEqual([]);
  });

  it('stopped before it began it still answers with a plan', async () => {
    const request = longRequest();
    const plan = await planInThread(request, { appDir, signal: AbortSignal.abort() });
    expect(checkPlan(outreachRequestSchema.parse(request), plan).problems).toEqual([]);
  });
});
