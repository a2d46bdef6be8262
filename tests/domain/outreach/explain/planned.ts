import type { Highs } from 'highs';
import type { DatedRoute } from '#lib/domain/outreach/assemble.ts';
import { compile } from '#lib/domain/outreach/compile.ts';
import { Explainer } from '#lib/domain/outreach/explain/explainer.ts';
import type { Explanations } from '#lib/domain/outreach/explain/explanations.ts';
import type { Instance, Route } from '#lib/domain/outreach/instance.ts';
import { outreachRequestSchema, type OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import { allRoutes } from '../bound/tiny.ts';

/** Routes with the team-days of their classes, one after the other. */
export function dated({ classes }: Instance, routes: readonly Route[]): DatedRoute[] {
  const used = classes.map(() => 0);
  return routes.map((route) => ({
    ...route,
    shift: classes[route.class]!.shifts[used[route.class]!++]!,
  }));
}

/** Explains a plan given by desa codes, a list a team-day of the first class, all routes being known. */
export function explained(
  highs: Highs,
  input: OutreachRequestInput,
  days: readonly string[][],
): Explanations {
  const request = outreachRequestSchema.parse(input);
  const instance = compile(request);
  const visitOf = (code: string) =>
    instance.visits.findIndex(({ desa, kind }) => request.desa[desa]!.code === code && kind === 'first');
  const routes = dated(
    instance,
    days.map((codes) => ({ class: 0, visits: codes.map(visitOf) })),
  );
  const known = allRoutes(instance).map(({ route }) => route);
  const explainer = new Explainer(highs, request, instance, routes, known);
  while (!explainer.step());
  explainer.dispose();
  return explainer.result();
}
