/**
 * The two acts at the desk: publishing as of the day under review, and withdrawing what is shown.
 * Owns their fields. Refuses to publish another day than the one on show: it is handed over hidden.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import type { Review } from '@/lib/honours/review';
import { publicationCauses } from '@/lib/honours/schema/words';
import { type Translator, translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

export interface DeskFormsProps {
  locale: Locale;
  review: Review;
  today: string;
  publish: FormAction;
  withdraw: FormAction;
}

/** Asked from the second version on: everybody reads it beside the version. */
const causeField = (t: Translator): PlainFieldSpec => ({
  ...{ kind: 'select', name: 'cause', label: t('versions.causeLabel'), hint: t('versions.causeHint') },
  options: ['', ...publicationCauses].map((cause) => ({
    value: cause,
    label: t(cause === '' ? 'versions.causeNone' : `versions.causes.${cause}`),
  })),
  optional: true,
});

/** Publishing first; withdrawing only when something is shown. */
export function DeskForms({ locale, review, today, publish, withdraw }: DeskFormsProps) {
  const t = translator(locale);
  const { kind, year, asOf, inForce, preview } = review;
  return (
    <MessagesProvider locale={locale} modules={['errors', 'ui']}>
      {preview ? (
        <section>
          <h2>{t('honours.desk.publishTitle')}</h2>
          <p>{t('honours.desk.publishNote')}</p>
          <PlainForm
            action={publish}
            locale={locale}
            submit={t('honours.desk.publish')}
            idPrefix="cong-bo"
            hidden={{ kind, year: String(year), asOf, today }}
            fields={[
              ...(review.versions.length > 0 ? [causeField(t)] : []),
              {
                kind: 'text',
                name: 'reason',
                label: t('honours.desk.reason'),
                hint: t('honours.desk.reasonHint'),
                optional: true,
              },
            ]}
          />
        </section>
      ) : null}
      {inForce ? (
        <section>
          <h2>{t('honours.desk.withdrawTitle')}</h2>
          <p>{t('honours.desk.withdrawNote')}</p>
          <PlainForm
            action={withdraw}
            locale={locale}
            submit={t('honours.desk.withdraw')}
            variant="danger"
            idPrefix="rut"
            hidden={{ publicationId: String(inForce.id) }}
            fields={[{ kind: 'text', name: 'reason', label: t('honours.desk.withdrawReason') }]}
          />
        </section>
      ) : null}
    </MessagesProvider>
  );
}
