import { z } from 'zod';
import { DIMENSIONS, KINDS, type Kind } from '#lib/domain/imports/kinds.ts';
import { mappingSchema, type Mapping } from '#lib/domain/imports/mapping.ts';
import { parseJson, reason } from '../data-folder.ts';
import { UserError } from '../user-error.ts';
import type { PublishWishes } from './publish-import.ts';
import type { ImportWishes } from './understand.ts';

// What people ask of an import, checked at the door.

const fixedSchema = z.partialRecord(z.enum(DIMENSIONS), z.string().max(200));

const wishesSchema = z
  .object({
    kind: z.enum(KINDS).optional(),
    sheet: z.string().max(300).optional(),
    fixed: fixedSchema.optional(),
    mapping: mappingSchema.optional(),
    template: z.string().max(100).nullable().optional(),
  })
  .strict();

const publishSchema = z
  .object({
    replace: z.boolean().default(false),
    withoutRejected: z.boolean().default(false),
    withoutDemo: z.boolean().default(false),
    template: z.string().trim().max(100).nullable().default(null),
  })
  .strict();

/** Wishes of an upload, from its query: `kind`, `sheet`, `period`. @throws UserError naming a wrong one */
export function wishesOf(query: URLSearchParams): ImportWishes {
  const [kind, sheet, period, template] = ['kind', 'sheet', 'period', 'template'].map((key) =>
    query.get(key),
  );
  return {
    ...(kind && { kind: kindOf(kind) }),
    ...(sheet && { sheet }),
    ...(period && { fixed: { period } }),
    ...(template && { template }),
  };
}

/** @throws UserError listing the kinds there are */
export function kindOf(text: string): Kind {
  const kind = KINDS.find((one) => one === text);
  if (kind) return kind;
  throw new UserError(
    `"${text}" is not a kind of import; there are ${KINDS.join(', ')}.`,
    `"${text}" bukan jenis berkas yang dikenal; yang ada: ${KINDS.join(', ')}.`,
  );
}

/** Wishes of a changed draft, from the body. @throws UserError when it is none */
export async function readWishes(request: Request): Promise<ImportWishes> {
  return withoutUndefined(await readBody(request, wishesSchema));
}

export async function readPublishWishes(request: Request): Promise<PublishWishes> {
  const wishes = await readBody(request, publishSchema);
  return { ...wishes, template: wishes.template || null };
}

/** A mapping from the text of a file. @throws UserError saying what is wrong with it */
export function mappingFrom(text: string, name: string): Mapping {
  const parsed = mappingSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const what = z.prettifyError(parsed.error).split('\n')[0];
  throw new UserError(
    `${name} is not a mapping (${what}). "import FILE --dry-run --json" prints one under "mapping" to start from.`,
    `${name} bukan pemetaan kolom (${what}).`,
  );
}

async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const body: unknown = await request.json().catch((cause: unknown) => {
    throw new UserError(`The request is not JSON (${reason(cause)}).`);
  });
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new UserError(`The request is not understood: ${z.prettifyError(parsed.error)}`);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without keys that are there but undefined. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
}
