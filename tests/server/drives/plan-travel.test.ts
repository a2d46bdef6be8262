import { describe, expect, test } from 'vitest';
import { saveAsked } from '#lib/server/drives/save-plan.ts';
import { measureLeg } from '#lib/server/records/travel-legs.ts';
import { DESA } from '../fixture-app.ts';
import { json, secondsOf, tableOf, withOsrm } from '../travel/osrm-server.ts';
import { NOW, PLANNER, withPlans, type PlanWorld } from './plan-world.ts';

const KNOWN = new Set(['base', ...DESA]);

/** What a plan is composed of that asks for roads. */
async function byRoad({ made, page, writer }: PlanWorld, osrmUrl: string | null) {
  const plan = await made();
  const asked = { ...plan.asked, travel: 'osrm' as const };
  const sent = { base: plan.version, name: plan.name, asked };
  return page((context) => saveAsked(context, writer, plan, sent, { osrmUrl }));
}

describe('travel of a plan', () => {
  test('is by road where a routing server answers; what was measured wins', () =>
    withPlans((world) =>
      withOsrm(
        (asked, response) => json(response, tableOf(asked)),
        async (base) => {
          const leg = { from: DESA[0]!, to: DESA[1]!, minutes: 77, bothWays: false };
          await measureLeg(world.records, PLANNER, leg, { known: KNOWN, now: NOW });
          const { request, travel } = await byRoad(world, base);
          expect(travel.cells).toEqual({ routed: 7 * 6 - 1, measured: 1, estimated: 0 });
          if (request.travel.kind !== 'matrix') throw new Error('no table');
          const { places } = request;
          const at = (id: string) => places.findIndex((place) => place.id === id);
          expect(request.travel.minutes[at(DESA[0]!)]![at(DESA[1]!)]).toBe(77);
          const [a, b] = [places[at(DESA[1]!)]!, places[at(DESA[0]!)]!];
          const seconds = secondsOf([a.lon, a.lat], [b.lon, b.lat]);
          // Five minutes on top of every leg.
          expect(request.travel.minutes[at(a.id)]![at(b.id)]).toBeCloseTo(seconds / 60 + 5, 0);
        },
      ),
    ));

  test('is estimated, and says so, where the server is down or there is none', () =>
    withPlans(async (world) => {
      const down = await byRoad(world, 'http://127.0.0.1:9');
      expect(down.travel.cells).toEqual({ routed: 0, measured: 0, estimated: 42 });
      expect(down.travel.blocks).toEqual({ asked: 1, failed: 1 });
      const none = await byRoad(world, null);
      expect(none.request.travel.kind).toBe('estimate');
      expect(none.travel.blocks).toEqual({ asked: 0, failed: 0 });
    }));

  test('measured times of the office hold only where teams set out there, those of a desa where they do so there', () =>
    withPlans(async ({ records, made }) => {
      const measure = (from: string, to: string, minutes: number) =>
        measureLeg(records, PLANNER, { from, to, minutes, bothWays: false }, { known: KNOWN, now: NOW });
      await measure('base', DESA[0]!, 31);
      await measure(DESA[5]!, DESA[0]!, 41);
      const measuredIn = async (base?: { name: string; lat: number; lon: number }) => {
        const { travel } = (await made(base ? { base } : {})).request!;
        return travel.kind === 'estimate' ? travel.measured : [];
      };
      expect(await measuredIn()).toEqual([
        { from: DESA[5], to: DESA[0], minutes: 41 },
        { from: 'base', to: DESA[0], minutes: 31 },
      ]);
      // Fajar, the sixth desa.
      expect(await measuredIn({ name: 'Fajar', lat: -6.74, lon: 111.45 })).toEqual([
        { from: DESA[5], to: DESA[0], minutes: 41 },
        { from: 'base', to: DESA[0], minutes: 41 },
      ]);
    }));
});
