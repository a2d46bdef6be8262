import { availableDenominators } from '#lib/domain/workers/segments.ts';
import type { FrameData } from '#lib/views/page-data.ts';
import { parseSelection, type SelectionBounds, type SelectionProblem } from '#lib/views/selection.ts';
import { lastFullMonth } from '../coverage/export-coverage.ts';
import type { FrameAccount, Place } from '#lib/views/page-data.ts';
import type { Actor } from '../accounts/actor.ts';
import { coversCode } from '../accounts/actor.ts';
import type { PageContext } from './app.ts';

/**
 * What surrounds every page. A URL parameter that is not allowed is reported beside the default selection, so that
 * the error page still has its frame.
 */
export function loadFrame(
  { warehouse, facts, areas }: PageContext,
  parameters: URLSearchParams,
  actor: Actor,
  today: Date,
): FrameData & { problem: SelectionProblem | null } {
  const { scope, periods, denominators, simulated } = facts;
  const isSeen = ({ code }: { code: string }) => coversCode({ areas }, code);
  const kecamatan = facts.kecamatan.filter(isSeen);
  const desa = facts.desa.filter(isSeen);
  const { denominator } = warehouse.build.figures;
  const bounds = {
    periods,
    kecamatan: kecamatan.map(({ code }) => code),
    denominators: availableDenominators(denominators),
    denominator,
  };
  const { selection, problem } = withDefaults(parseSelection(parameters, bounds), bounds);
  return {
    selection: {
      ...selection,
      period: selection.period || lastFullMonth(today),
      // No kecamatan is the whole branch: an account that is limited always has one.
      kecamatan: selection.kecamatan ?? areas?.[0] ?? null,
    },
    problem,
    account: accountOf(actor, facts.kecamatan),
    scope,
    periods,
    kecamatan,
    allDesa: desa.map(({ code, name, kecamatan: of }) => ({ code, name, kecamatan: of })),
    denominators,
    usualDenominator: denominator,
    simulated,
    build: { id: warehouse.build.id, name: warehouse.build.name, builtAt: warehouse.build.builtAt },
  };
}

function accountOf(
  { name, role, kind, areas, permissions }: Actor,
  kecamatan: readonly Place[],
): FrameAccount {
  return {
    name,
    role: role ?? 'pembaca',
    demo: kind === 'demo',
    areas: areas && kecamatan.filter(({ code }) => areas.includes(code)),
    permissions: [...permissions],
  };
}

function withDefaults(parsed: ReturnType<typeof parseSelection>, bounds: SelectionBounds) {
  if (!parsed.problem) return { selection: parsed.selection, problem: null };
  const fallback = parseSelection(new URLSearchParams(), bounds);
  return { selection: fallback.selection!, problem: parsed.problem };
}
