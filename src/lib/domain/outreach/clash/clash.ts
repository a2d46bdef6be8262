import { nameOf } from '../assemble.ts';
import type { Wish } from '../instance.ts';
import type { OutreachRequest } from '../request.ts';

/** A wish and what it asks for: at least so much, of a budget at most. */
export interface ClashingWish {
  wish: Wish;
  wanted: number;
}

/** Wishes that cannot all be met. */
export interface Clash {
  /** Empty where no clash is known. */
  wishes: ClashingWish[];
  /** Any of them left out, the others can be met together; of no wishes: all wishes of the request can be met. */
  proven: boolean;
}

/** A clash as plain JSON, wishes by the names that results use. */
export interface NamedClash {
  wishes: { wish: string; wanted: number }[];
  proven: boolean;
}

/** Names the wishes of a clash. */
export function namedClash(request: Pick<OutreachRequest, 'desa'>, { wishes, proven }: Clash): NamedClash {
  return { wishes: wishes.map(({ wish, wanted }) => ({ wish: nameOf(request, wish), wanted })), proven };
}
