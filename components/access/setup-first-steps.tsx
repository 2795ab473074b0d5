/**
 * Steps 1 and 2 of the set-up, before there is an association: its facts, then its administrator.
 * Owns the fields of both. Refuses to found anything without the administrator: both are made together.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import type { NewAssociation } from '@/lib/access/schema/people';
import { type Translator, translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';
import { associationFields } from './association-fields';
import { newAccountFields } from './secret-fields';

const levels = ['commune', 'district', 'province', 'central'] as const;
const offices = ['chair', 'viceChair', 'secretary', 'accountant', 'cashier'] as const;

function addressFields(t: Translator, draft?: NewAssociation) {
  const options = levels.map((level) => ({ value: level, label: t(`access.organisation.levels.${level}`) }));
  return [
    {
      kind: 'select',
      name: 'level',
      label: t('setup.association.level'),
      options,
      value: draft?.level ?? 'commune',
    },
    {
      kind: 'text',
      name: 'slug',
      label: t('setup.association.slug'),
      hint: t('setup.association.slugHint'),
      width: 'medium',
      value: draft?.slug,
    },
  ] as const;
}

/** Step 1; `draft` is what was filled in before. */
export function DescribeAssociation({
  locale,
  draft,
  action,
}: {
  locale: Locale;
  draft?: NewAssociation;
  action: FormAction;
}) {
  const t = translator(locale);
  const [name, ...rest] = associationFields(t, draft);
  const fields = [...(name ? [name] : []), ...addressFields(t, draft), ...rest];
  return (
    <>
      <p className="lede">{t('setup.association.lede')}</p>
      <PlainForm action={action} locale={locale} fields={fields} submit={t('setup.next')} />
    </>
  );
}

/** Step 2. */
export function DescribeAdministrator({ locale, action }: { locale: Locale; action: FormAction }) {
  const t = translator(locale);
  const options = offices.map((office) => ({ value: office, label: t(`access.roles.${office}`) }));
  return (
    <>
      <p className="lede">{t('setup.administrator.lede')}</p>
      <PlainForm
        action={action}
        locale={locale}
        fields={[
          ...newAccountFields(t),
          {
            kind: 'checkboxes',
            name: 'offices',
            label: t('setup.administrator.offices'),
            options,
            optional: true,
          },
        ]}
        submit={t('setup.next')}
      />
    </>
  );
}
