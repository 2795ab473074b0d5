/**
 * Help for an account in trouble: a printed reset code, a cleared PIN, ended sessions.
 * Owns the words that say what each does and that both sides are told. Refuses to show or set any secret of the person.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { SummaryCard } from '@/components/ui/description-list';
import type { Person } from '@/lib/access/people-queries';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

export interface PersonAccountProps {
  locale: Locale;
  person: Person;
  reset: FormAction;
  clearPin: FormAction;
  endSessions: FormAction;
}

/** Stands under MessagesProvider with "errors". */
export function PersonAccount({ locale, person, reset, clearPin, endSessions }: PersonAccountProps) {
  const t = translator(locale);
  const hidden = { userId: String(person.userId) };
  const issued = {
    title: t('access.person.resetTitle', { name: person.displayName }),
    message: t('access.person.resetMessage', { login: person.loginName }),
    copyLabel: t('access.person.copyCode'),
    isPrinted: true,
  };
  const parts = [
    { key: 'reset', action: reset, issued, done: undefined },
    { key: 'clearPin', action: clearPin, issued: undefined, done: t('access.person.pinCleared') },
    { key: 'endSessions', action: endSessions, issued: undefined, done: t('access.person.sessionsEnded') },
  ];
  return (
    <SummaryCard title={t('access.person.account')}>
      {parts.map(({ key, ...form }) => (
        <div key={key}>
          <p>{t(`access.person.${key}Hint`)}</p>
          <PlainForm
            locale={locale}
            fields={[]}
            hidden={hidden}
            idPrefix={key}
            submit={t(`access.person.${key}`)}
            variant="secondary"
            {...form}
          />
        </div>
      ))}
    </SummaryCard>
  );
}
