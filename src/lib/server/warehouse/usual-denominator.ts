import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import type { FigureSettings } from '../figure-settings.ts';
import { UserError } from '../user-error.ts';

/**
 * A build whose usual denominator is not in it is refused, so neither a setting nor an undone import can leave screens
 * without what they divide by; what every figure is divided by never changes by itself.
 * @throws UserError that says what to do first
 */
export function refuseAbsentUsual(
  { denominator }: Pick<FigureSettings, 'denominator'>,
  available: readonly DenominatorId[],
): void {
  if (available.includes(denominator)) return;
  const others = available.join(', ');
  throw new UserError(
    `The denominator shown unless another is chosen is "${denominator}", and it would have no values; available: ${others}. Give its values, or choose another in the settings first (settings denominator=${available[0]}); nothing was changed.`,
    `Penyebut yang ditampilkan bila tidak dipilih adalah “${denominator}”, padahal nilainya tidak akan ada; yang ada: ${others}. Isi dulu nilainya, atau pilih penyebut lain di Pengaturan; tidak ada yang berubah.`,
  );
}
