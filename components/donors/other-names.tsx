/** Other names joined to a donor, each with its way back. Refuses to show anything where there are none. */
import { PressForm } from '@/components/statements/press-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { can, type Role } from '@/lib/access/policy';
import type { DonorProfile } from '@/lib/donors/queries';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';

interface Props {
  locale: Locale;
  aliases: DonorProfile['aliases'];
  roles: readonly Role[];
  separate: BoundAction<number>;
}

export function OtherNames({ locale, aliases, roles, separate }: Props) {
  if (aliases.length === 0) return null;
  const t = translator(locale);
  return (
    <MessagesProvider locale={locale} modules={['errors', 'common']}>
      <h2>{t('donors.aliases.title')}</h2>
      <p>{t('donors.aliases.hint')}</p>
      {aliases.map((alias) => (
        <div className="pair" key={alias.id}>
          <p>{alias.name}</p>
          {can(roles, 'donors.edit') ? (
            <PressForm
              {...{ locale, action: separate, variant: 'secondary' }}
              hidden={{ aliasId: String(alias.id) }}
            >
              {t('donors.aliases.separate')} <span className="sr-only">{alias.name}</span>
            </PressForm>
          ) : null}
        </div>
      ))}
    </MessagesProvider>
  );
}
