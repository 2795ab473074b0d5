/** The page behind an invitation's link. */
import { EndedInvitation } from '@/components/access/ended-invitation';
import { GatePage } from '@/components/access/gate-page';
import { InvitationSentences } from '@/components/access/invitation-sentences';
import { newAccountFields } from '@/components/access/secret-fields';
import { PlainForm } from '@/components/forms/plain-form';
import { invitationOffer } from '@/lib/access/gate-queries';
import { currentSession } from '@/lib/access/session';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';
import { acceptAsKnown, acceptWithNewAccount } from './actions';

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [preferences, offer, session] = await Promise.all([
    readPreferences(),
    invitationOffer(token),
    currentSession(),
  ]);
  const locale = preferences.lang;
  const t = translator(locale);
  if (!offer) return <EndedInvitation preferences={preferences} />;
  const known = session && t('access.invitation.known', { name: session.displayName });
  const form = known
    ? { action: acceptAsKnown, fields: [], submit: known }
    : { action: acceptWithNewAccount, fields: newAccountFields(t), submit: t('access.invitation.submit') };
  return (
    <GatePage preferences={preferences} title={t('access.invitation.title')}>
      <div className="stack measure">
        <InvitationSentences locale={locale} offer={offer} isKnown={session !== null} />
        <PlainForm locale={locale} hidden={{ token }} {...form} />
      </div>
    </GatePage>
  );
}
