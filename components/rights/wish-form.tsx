/**
 * Asking an association about one's own data: to see, correct, erase, withdraw.
 * Owns the trap that people do not see. Refuses to say whether anybody is known: the answer is a code.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { WishPlace } from '@/lib/rights/door';
import { askers, wishes } from '@/lib/rights/schema';
import { type Locale, translator } from '@/lib/web/messages';

export interface WishFormProps {
  locale: Locale;
  hoi: string;
  place: WishPlace;
  action: FormAction;
  /** Of what was just sent. */
  code?: string;
}

/** The page below its heading. */
export function WishFormView({ locale, hoi, place, action, code }: WishFormProps) {
  const t = translator(locale);
  const choices = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`rights.${name}.${value}`) }));
  const { association, phone } = place;
  return (
    <div className="stack measure">
      {code ? (
        <Notice tone="success" title={t('rights.form.done', { code })}>
          <p>{t('rights.form.doneBody')}</p>
        </Notice>
      ) : (
        <>
          <p className="lede">{t('rights.form.lede', { association })}</p>
          <PlainForm
            {...{ action, locale, idPrefix: 'yeu-cau', hidden: { hoi } }}
            trap="website"
            fields={[
              {
                kind: 'radio',
                name: 'wish',
                label: t('rights.form.wish'),
                options: choices('wishes', wishes),
              },
              {
                kind: 'radio',
                name: 'askedBy',
                label: t('rights.form.askedBy'),
                options: choices('askers', askers),
              },
              { kind: 'text', name: 'name', label: t('rights.form.name'), hint: t('rights.form.nameHint') },
              {
                kind: 'text',
                name: 'contact',
                label: t('rights.form.contact'),
                hint: t('rights.form.contactHint'),
              },
              {
                ...{ kind: 'textarea', name: 'text', label: t('rights.form.text'), optional: true },
                hint: t('rights.form.textHint'),
              },
            ]}
            submit={t('rights.form.send')}
          />
        </>
      )}
      <p>{phone ? t('links.help', { association, phone }) : t('links.helpNoPhone', { association })}</p>
    </div>
  );
}
