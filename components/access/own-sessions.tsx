/**
 * The person's own open sessions, each with the button that ends it.
 * Owns the words for an unknown device. Refuses to end the session at hand: signing out does that.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import type { OwnSession } from '@/lib/access/people-queries';
import { formatInstantVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** Stands under MessagesProvider with "errors". */
export function OwnSessions({
  locale,
  sessions,
  close,
}: {
  locale: Locale;
  sessions: OwnSession[];
  close: FormAction;
}) {
  const t = translator(locale);
  const others = sessions.filter((session) => !session.isThisOne);
  const form = (sessionId: string, submit: string) => (
    <PlainForm
      action={close}
      locale={locale}
      fields={[]}
      hidden={{ sessionId }}
      idPrefix={`phien-${sessionId || 'khac'}`}
      submit={submit}
      variant="quiet"
    />
  );
  return (
    <section className="stack">
      <h2>{t('access.own.sessions')}</h2>
      <ul className="stack">
        {sessions.map((session) => (
          <li key={session.id}>
            {session.device || t('access.own.unknownDevice')} · {t('access.own.openedAt')}{' '}
            {formatInstantVn(session.openedAt)} · {t('access.own.expiresAt')}{' '}
            {formatInstantVn(session.expiresAt)}
            {session.isThisOne
              ? ` (${t('access.own.thisOne')})`
              : form(
                  String(session.id),
                  t('access.own.closeNamed', { at: formatInstantVn(session.openedAt) }),
                )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? form('', t('access.own.closeOthers')) : null}
    </section>
  );
}
