/**
 * Reset codes of the last month: who issued which, and whether it was used.
 * Owns the two sentences; this is how the administrator is told. Refuses to show any code.
 */
import type { ResetNote } from '@/lib/access/people-queries';
import { formatInstantVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** Nothing when there were none. */
export function ResetNotes({ locale, notes }: { locale: Locale; notes: ResetNote[] }) {
  const t = translator(locale);
  if (notes.length === 0) return null;
  return (
    <section>
      <h2>{t('access.people.resets')}</h2>
      <ul>
        {notes.map((note) => (
          <li key={`${note.userId}-${note.expiresAt}`}>
            {t(note.usedAt ? 'access.people.resetUsed' : 'access.people.resetWaiting', {
              name: note.displayName,
              by: note.issuedByName,
              at: formatInstantVn(note.usedAt ?? note.expiresAt),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
