'use client';
/** One's own vote on one file: three buttons, each sends at once; voting again changes it. Works without script. */
import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/plain-form';
import { SubmitButton } from '@/components/ui/submit-button';
import { type VoteChoice, voteChoices } from '@/lib/awards/schema/inputs';
import type { Locale } from '@/messages/catalogue';
import { ActionForm } from './action-form';

export interface VoteFormProps {
  action: FormAction;
  locale: Locale;
  round: string;
  nominationId: number;
  name: string;
  mine: VoteChoice | null;
  /** Where to come back to (deskText), and the file to go on with. */
  back?: string;
  next?: number;
}

/** The legend names the person, so that each set of buttons says what it is about. */
export function VoteForm({ action, locale, round, nominationId, name, mine, back, next }: VoteFormProps) {
  const t = useTranslations('awards');
  const way = { ...(back ? { back } : {}), ...(next ? { next } : {}) };
  return (
    <ActionForm action={action} locale={locale} hidden={{ round, nominationId, ...way }}>
      <fieldset>
        <legend className="sr-only">{t('meeting.voteFor', { name })}</legend>
        {mine ? <p>{t('meeting.myVote', { choice: t(`choices.${mine}`) })}</p> : null}
        <div className="actions">
          {voteChoices.map((choice) => (
            <SubmitButton
              key={choice}
              locale={locale}
              name="choice"
              value={choice}
              variant={choice === 'yes' ? 'primary' : 'secondary'}
            >
              {t(`choices.${choice}`)}
            </SubmitButton>
          ))}
        </div>
      </fieldset>
    </ActionForm>
  );
}
