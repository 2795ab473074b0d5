/**
 * The way out of a file nobody can decide: a guest who votes on this file alone.
 * Offers only people with a living invitation to the round and nothing against them; says so when there is none.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import type { GuestChoice } from '@/lib/awards/queries/guest-seats';
import type { CandidateFile } from '@/lib/awards/queries/meeting';
import { guestOrigins } from '@/lib/awards/schema/guest-forms';
import { type Locale, translator } from '@/lib/web/messages';

export interface GuestSeatFormProps {
  file: CandidateFile;
  choices: readonly GuestChoice[];
  round: string;
  locale: Locale;
  action: FormAction;
}

/** One for each such file. */
export function GuestSeatForm({ file, choices, round, locale, action }: GuestSeatFormProps) {
  const t = translator(locale);
  const { id, name } = file.dossier;
  const invited = choices.filter((one) => one.nominationId === id);
  const free = invited.filter((one) => one.obstacle === null);
  if (free.length === 0)
    return <p>{t(`awards.guests.${invited.length === 0 ? 'nobodyInvited' : 'allRelated'}`, { name })}</p>;
  return (
    <details>
      <summary>{t('awards.guests.seatTitle', { name })}</summary>
      <p>{t('awards.guests.seatBody')}</p>
      <PlainForm
        {...{ action, locale, idPrefix: `guest-${id}`, submit: t('awards.guests.seat') }}
        hidden={{ round, nominationId: String(id) }}
        fields={[
          {
            ...{ kind: 'select', name: 'userId', label: t('awards.guests.who') },
            options: free.map((one) => ({ value: String(one.userId), label: one.name })),
          },
          {
            ...{ kind: 'radio', name: 'origin', label: t('awards.guests.origin') },
            options: guestOrigins.map((value) => ({ value, label: t(`awards.guests.origins.${value}`) })),
          },
          {
            ...{ kind: 'text', name: 'bodyName', label: t('awards.guests.body') },
            hint: t('awards.guests.bodyHint'),
          },
        ]}
      />
    </details>
  );
}
