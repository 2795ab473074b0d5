/** Who is a guest for a file, with his association or board. Everybody who sees the file sees it; never a hint of a vote. */
import type { GuestSeat } from '@/lib/awards/queries/guest-seats';
import { type Locale, translator } from '@/lib/web/messages';

/** One line below the name of the candidate; nothing without a guest. */
export function GuestNames({ guests, locale }: { guests: readonly GuestSeat[]; locale: Locale }) {
  if (guests.length === 0) return null;
  const t = translator(locale);
  const names = guests.map((guest) => t('awards.guests.named', { name: guest.name, body: guest.bodyName }));
  return <p>{t('awards.guests.line', { names: names.join('; ') })}</p>;
}
