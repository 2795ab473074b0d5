/** "Tôi có liên quan": standing aside from one file, with what it means said before it is done. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { recusalKinds } from '@/lib/awards/schema/inputs';
import { type Locale, translator } from '@/lib/web/messages';

/** Folded away under its question. */
export function OwnRecusal({
  locale,
  data,
  action,
}: {
  locale: Locale;
  data: { round: { slug: string }; file: { id: number } };
  action: FormAction;
}) {
  const t = translator(locale);
  const options = recusalKinds.map((value) => ({ value, label: t(`awards.recusalKinds.${value}`) }));
  return (
    <details>
      <summary>{t('awards.file.recusalTitle')}</summary>
      <p>{t('awards.file.recusalBody')}</p>
      <PlainForm
        {...{
          action,
          locale,
          idPrefix: 'recusal',
          variant: 'danger',
          submit: t('awards.file.recusalSubmit'),
        }}
        hidden={{ round: data.round.slug, nominationId: String(data.file.id) }}
        fields={[{ kind: 'radio', name: 'kind', label: t('awards.file.recusalKind'), options }]}
      />
    </details>
  );
}
