/** The end of the meeting: the council's order in each category, typed as numbers. Empty boxes follow the votes. */
import type { FormAction } from '@/components/forms/plain-form';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { MeetingData } from '@/lib/awards/queries/pages';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';

export interface ConcludeFormProps {
  locale: Locale;
  data: MeetingData;
  action: FormAction;
}

/** One fieldset for each category that has files. */
export function ConcludeForm({ locale, data, action }: ConcludeFormProps) {
  const t = translator(locale);
  const { round, files } = data;
  const open = files.filter((file) => file.dossier.status === 'verified');
  if (open.length === 0) return null;
  const submit = <SubmitButton locale={locale}>{t('awards.meeting.concludeSubmit')}</SubmitButton>;
  return (
    <section>
      <h2>{t('awards.meeting.concludeTitle')}</h2>
      <p>{t('awards.meeting.concludeBody')}</p>
      <ActionForm
        action={action}
        locale={locale}
        hidden={{ round: round.slug, roundId: round.id }}
        actions={submit}
      >
        {round.categories.map((category) => {
          const inCategory = open.filter((file) => file.dossier.categoryId === category.id);
          if (inCategory.length === 0) return null;
          const name = `${t(`awards.categories.${category.category}`)} – ${t(`awards.benefits.${category.benefit}`)}`;
          return (
            <fieldset key={category.id}>
              <legend>{t('awards.meeting.quota', { category: name, count: category.quota })}</legend>
              {inCategory.map((file) => (
                <TextInput
                  key={file.dossier.id}
                  name={`rank_${file.dossier.id}`}
                  label={t('awards.meeting.rankFor', { name: file.dossier.name })}
                  width="short"
                  inputMode="numeric"
                  optional
                  locale={locale}
                />
              ))}
            </fieldset>
          );
        })}
      </ActionForm>
    </section>
  );
}
