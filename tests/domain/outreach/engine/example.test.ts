import { readFileSync } from 'node:fs';
import loadHighs from 'highs';
import { expect, it } from 'vitest';
import { Engine } from '#lib/domain/outreach/engine/engine.ts';
import { requestJsonSchema } from '#lib/domain/outreach/request.ts';
import { readRequest } from '#lib/domain/outreach/request-problems.ts';

it('the request that the README shows is planned: the market on Monday, the agreed day on Tuesday', async () => {
  const text = readFileSync('src/lib/domain/outreach/README.md', 'utf8');
  const [, json] = /```json\n([^]+?)```/.exec(text)!;
  const engine = new Engine(await loadHighs(), readRequest(JSON.parse(json!)), {
    clock: () => 0,
    steps: 100,
  });
  while (engine.step());
  const { days, gap, missed } = engine.result();
  engine.dispose();
  expect(days.map(({ date, stops }) => [date, stops.map(({ desa }) => desa).sort()])).toEqual([
    ['2026-12-07', ['D2', 'D3']],
    ['2026-12-08', ['D1']],
  ]);
  expect([gap, missed]).toEqual([expect.closeTo(0, 6), []]);
});

it('every field that a reader may not guess says what it is, in the JSON Schema too', () => {
  const { properties } = requestJsonSchema() as { properties: Record<string, { description?: string }> };
  expect(Object.keys(properties)).toContain('targets');
  expect(properties.floors!.description).toMatch(/^At least so many first visits/);
  expect(JSON.stringify(properties.teams)).toContain('Driving speed against the travel times given');
});
