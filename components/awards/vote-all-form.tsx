/**
 * One vote on every file of the page one has not voted on: says for how many before and on the button. A vote given
 * before stays. Stands open, so that a refusal is seen; nothing is chosen beforehand. Works without script.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { PlainForm } from '@/components/forms/plain-form';
import { voteChoices } from '@/lib/awards/schema/inputs';
import { type Locale, translator } from '@/lib/web/messages';

export interface VoteAllProps {
  action: FormAction;
  locale: Locale;
  round: string;
  /** Files of the page that wait for the reader's vote. */
  files: readonly number[];
  back: string;
}

/** Nothing for a single file: it has its own buttons. */
export function VoteAllForm({ action, locale, round, files, back }: VoteAllProps) {
  const t = translator(locale);
  if (files.length < 2) return null;
  const options = voteChoices.map((value) => ({ value, label: t(`awards.choices.${value}`) }));
  const label = t('awards.desk.voteAll', { count: files.length });
  return (
    <PlainForm
      {...{ action, locale, idPrefix: 'vote-all', variant: 'secondary' }}
      submit={t('awards.desk.voteAllSubmit', { count: files.length })}
      hidden={{ round, back, files: files.join(' ') }}
      fields={[{ kind: 'radio', name: 'choice', label, hint: t('awards.desk.voteAllHint'), options }]}
    />
  );
}
