import { describe, expect, test } from 'vitest';
import { defaultTeam, NO_WISH } from '#lib/domain/drives/default-plan.ts';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { moveStop } from '#lib/domain/outreach/edit/move-stop.ts';
import { workingDays } from '#lib/domain/outreach/calendar.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { publishPlan } from '#lib/server/drives/publish-plan.ts';
import { saveAsked, saveResult } from '#lib/server/drives/save-plan.ts';
import { loadComparison, loadPlan, loadPlans } from '#lib/server/pages/plans-page.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { drivesOf } from '#lib/server/records/drives.ts';
import { archivePlan, createPlan, planOf } from '#lib/server/records/plans.ts';
import { UserError } from '#lib/server/user-error.ts';
import { DESA } from '../fixture-app.ts';
import { NOW, PLANNER, withPlans } from './plan-world.ts';

const TODAY = '2026-11-27';
const TEAM = defaultTeam(1);

describe('a new plan', () => {
  test('begins with next month, two teams, each kecamatan once, working days without holidays', () =>
    withPlans(async ({ made }) => {
      const { asked, request } = await made();
      expect([asked.from, asked.to, asked.teams.length]).toEqual(['2026-12-01', '2026-12-31', 2]);
      expect(asked.floors).toEqual([
        { kecamatan: '99.01.01', visits: 1 },
        { kecamatan: '99.01.02', visits: 1 },
      ]);
      // 23 weekdays, without Christmas and the day before, which is cuti bersama.
      expect(workingDays(request!)).toHaveLength(21);
      expect(request!.desa.map(({ code }) => code)).toEqual(DESA);
    }));

  test('expects of each desa what the response model says of its gap', () =>
    withPlans(async ({ made, page, writer }) => {
      const plan = await made();
      const { rows } = (await page((context) => loadPlan(context, writer, { id: plan.id, now: NOW })))!;
      for (const { code, registrations } of plan.request!.desa) {
        const gap = rows.find((row) => row.code === code)!.gap!;
        expect(registrations.mid).toBeCloseTo(Math.min(24, gap * 0.12 * 0.25), 9);
        expect(registrations.low).toBeCloseTo(Math.min(24, gap * 0.05 * 0.1), 9);
        expect(registrations.high).toBeCloseTo(Math.min(24, gap * 0.25 * 0.4), 9);
      }
    }));

  test('is listed, compared, copied into the archive and out of it', () =>
    withPlans(async ({ records, page, writer, made, kept, solved }) => {
      const plan = await made();
      const other = await made({ teams: [(await kept(plan.id)).asked.teams[0]!], kecamatan: ['99.01.02'] });
      for (const one of [plan, other])
        await saveResult(writer, one, { base: one.version, result: await solved(one), isNew: true });
      await archivePlan(records, PLANNER, { id: other.id, demo: false, isArchived: true }, NOW);
      const { plans } = await page((context) => loadPlans(context, writer));
      expect(plans.map(({ id, archivedAt }) => [id, archivedAt !== null])).toEqual(
        expect.arrayContaining([
          [plan.id, false],
          [other.id, true],
        ]),
      );
      const compared = (await page((context) => loadComparison(context, writer, [plan.id, other.id])))!;
      const [one, two] = compared.comparison.figures;
      expect(one!.registrations).toEqual((await kept(plan.id)).result!.registrations);
      expect(two!.kecamatan).toBe(1);
      expect(await page((context) => loadComparison(context, writer, [plan.id]))).toBeNull();
      expect(await page((context) => loadComparison(context, writer, [plan.id, 'tidak-ada']))).toBeNull();
    }));

  test('of the demo is not seen outside of it', () =>
    withPlans(async ({ records, page, writer, made }) => {
      const { asked } = await made();
      const id = await createPlan(records, PLANNER, { name: 'Demo', demo: true, asked }, NOW);
      expect(await planOf(records, { id, demo: false })).toBeNull();
      const { plans } = await page((context) => loadPlans(context, writer));
      expect(plans.map(({ name }) => name)).toEqual(['Desember']);
    }));
});

describe('what is asked', () => {
  test('is kept by one of two who save at once', () =>
    withPlans(async ({ made, page, writer, kept }) => {
      const plan = await made();
      const save = (days: number) =>
        page((context) => {
          const asked = { ...plan.asked, minGapDays: days };
          return saveAsked(context, writer, plan, { base: plan.version, name: plan.name, asked });
        });
      const outcomes = await Promise.allSettled([save(10), save(20)]);
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(refused).toHaveLength(1);
      expect(refused[0]).toBeInstanceOf(UserError);
      const now = await kept(plan.id);
      expect(now.version).toBe(plan.version + 1);
      expect([10, 20]).toContain(now.asked.minGapDays);
    }));

  const WRONG = {
    'the last day before the first': { from: '2026-12-31', to: '2026-12-01' },
    'no team': { teams: [] },
    'a day that does not exist': { from: '2026-02-30' },
    'a negative budget': { budgetIdr: -1 },
    'an unknown wish': { cheat: true },
    'a team that is back before it leaves': { teams: [{ ...TEAM, from: 960, to: 480 }] },
    'two teams of one name': { teams: [TEAM, TEAM] },
    'more than a year': { to: '2028-12-31' },
    'kecamatan that there are not': { kecamatan: ['99.09.09'] },
  };
  test('is refused with a sentence where it cannot be used', () =>
    withPlans(async ({ made, page, writer }) => {
      const plan = await made();
      for (const [what, change] of Object.entries(WRONG)) {
        const sent = { base: plan.version, name: plan.name, asked: { ...plan.asked, ...change } };
        const save = page((context) => saveAsked(context, writer, plan, sent));
        await expect(save, what).rejects.toThrow(UserError);
      }
    }));

  test('keeps no number of a person', () =>
    withPlans(async ({ made, page, writer }) => {
      const plan = await made();
      const name = `Tim 0${'812'}3456${'7890'}`;
      const asked = { ...plan.asked, teams: [{ ...plan.asked.teams[0]!, name }] };
      await expect(
        page((context) => saveAsked(context, writer, plan, { base: plan.version, name: 'A', asked })),
      ).rejects.toThrow(UserError);
    }));

  test('leaves the result alone, with the request it was made for, until another one is kept', () =>
    withPlans(async ({ made, page, writer, kept, solved }) => {
      const plan = await made();
      const result = await solved(plan);
      await saveResult(writer, plan, { base: plan.version, result, isNew: true });
      const before = await kept(plan.id);
      const code = result.days[0]!.stops[0]!.desa;
      const asked = { ...before.asked, desa: { [code]: { ...NO_WISH, rule: 'forbidden' as const } } };
      const sent = { base: before.version, name: 'Lain', asked };
      const { request, version } = await page((context) => saveAsked(context, writer, before, sent));
      const after = await kept(plan.id);
      expect([after.name, after.asked]).toEqual(['Lain', asked]);
      const { result: same, request: of, plannedAsked } = after;
      expect([same, of, plannedAsked]).toEqual([before.result, before.request, before.asked]);
      // The old one does not fit what was asked for now, and is not taken for it.
      const old = { base: version, result, isNew: true };
      await expect(saveResult(writer, after, old)).rejects.toThrow(UserError);
      const next = await solved({ ...after, request });
      await saveResult(writer, after, { base: version, result: next, isNew: true });
      const last = await kept(plan.id);
      expect([last.request, last.plannedAsked]).toEqual([request, asked]);
      expect(last.result!.days.flatMap(({ stops }) => stops.map(({ desa }) => desa))).not.toContain(code);
    }));

  test('names no partner that there is not', () =>
    withPlans(async ({ made, page, writer }) => {
      const plan = await made();
      const asked = { ...plan.asked, desa: { [DESA[0]!]: { ...NO_WISH, partnerId: 'm-lain' } } };
      const sent = { base: plan.version, name: 'A', asked };
      await expect(page((context) => saveAsked(context, writer, plan, sent))).rejects.toThrow(UserError);
    }));
});

describe('a result', () => {
  test('is kept when the checker accepts it, also changed by hand', () =>
    withPlans(async ({ made, writer, kept, solved }) => {
      const plan = await made();
      const result = await solved(plan);
      const { version } = await saveResult(writer, plan, { base: plan.version, result, isNew: true });
      const [day] = result.days;
      const moved = moveStop(plan.request!, result, { ...day!.stops[0]!, to: null });
      await saveResult(writer, await kept(plan.id), { base: version, result: moved.plan, isNew: false });
      const now = await kept(plan.id);
      expect(now.result).toEqual(moved.plan);
      expect(checkPlan(now.request!, now.result!).problems).toEqual([]);
    }));

  const TAMPERED: Record<string, (plan: OutreachPlan) => unknown> = {
    'more people': (plan) => ({ ...plan, registrations: { ...plan.registrations, mid: 9999 } }),
    'a desa twice': (plan) => ({ ...plan, days: [...plan.days, { ...plan.days[0]!, date: '2026-12-31' }] }),
    'a Sunday': (plan) => ({ ...plan, days: plan.days.map((day) => ({ ...day, date: '2026-12-06' })) }),
    'no days': () => ({}),
    'a text': () => 'rencana',
    nothing: () => null,
    'a kind of visit that there is not': (plan) => ({
      ...plan,
      days: plan.days.map((day) => ({ ...day, stops: day.stops.map((stop) => ({ ...stop, kind: 'x' })) })),
    }),
    'words of somebody': (plan) => ({ ...plan, catatan: 'apa saja' }),
  };
  test('that the checker does not accept is refused', () =>
    withPlans(async ({ made, writer, kept, solved }) => {
      const plan = await made();
      const right = await solved(plan);
      for (const [what, tamper] of Object.entries(TAMPERED)) {
        const save = saveResult(writer, plan, { base: plan.version, result: tamper(right), isNew: true });
        await expect(save, what).rejects.toThrow(UserError);
      }
      expect((await kept(plan.id)).result).toBeNull();
      await saveResult(writer, plan, { base: plan.version, result: right, isNew: true });
    }));

  test('made from an older version is refused', () =>
    withPlans(async ({ made, writer, solved }) => {
      const plan = await made();
      const result = await solved(plan);
      await expect(saveResult(writer, plan, { base: plan.version - 1, result, isNew: true })).rejects.toThrow(
        UserError,
      );
    }));
});

describe('publishing', () => {
  test('makes a drive of each visit, once, and notes it; the plan stays as it is from then on', () =>
    withPlans(async ({ records, made, writer, kept, page, solved }) => {
      const plan = await made({
        desa: {
          [DESA[0]!]: {
            ...NO_WISH,
            ...{ rule: 'pinned', agreed: ['2026-12-08'] },
          },
        },
      });
      const result = await solved(plan);
      const { version } = await saveResult(writer, plan, { base: plan.version, result, isNew: true });
      const saved = await kept(plan.id);
      const outcomes = await Promise.allSettled(
        [1, 2].map(() => publishPlan(writer, saved, { base: version, today: TODAY })),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const drives = await drivesOf(records, { demo: false, planId: plan.id });
      const stops = result.days.flatMap(({ date, team, stops: of }) =>
        of.map(({ desa, kind, people }) => ({ date, team, code: desa, kind, expected: people })),
      );
      expect(drives).toHaveLength(stops.length);
      expect(drives).toEqual(expect.arrayContaining(stops.map((stop) => expect.objectContaining(stop))));
      expect(drives.filter(({ status }) => status === 'agreed').map(({ code }) => code)).toEqual([DESA[0]]);
      const published = (await searchAudit(records, { limit: 50 })).filter(
        ({ action }) => action === 'plan.publish',
      );
      expect(published).toHaveLength(1);
      const now = await kept(plan.id);
      const again = { base: now.version, name: 'Lain', asked: now.asked };
      await expect(page((context) => saveAsked(context, writer, now, again))).rejects.toThrow(UserError);
      await expect(saveResult(writer, now, { base: now.version, result, isNew: false })).rejects.toThrow(
        UserError,
      );
      expect(await drivesOf(records, { demo: true })).toEqual([]);
    }));

  test('an empty plan or days that are over is refused', () =>
    withPlans(async ({ made, writer, kept, solved }) => {
      const plan = await made();
      await expect(publishPlan(writer, plan, { base: plan.version, today: TODAY })).rejects.toThrow(
        UserError,
      );
      await saveResult(writer, plan, { base: plan.version, result: await solved(plan), isNew: true });
      const saved = await kept(plan.id);
      const late = { base: saved.version, today: '2027-01-02' };
      await expect(publishPlan(writer, saved, late)).rejects.toThrow(UserError);
    }));
});
