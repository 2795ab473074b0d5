/**
 * What an invitation offers, in sentences: who invites, to which office, where, until when.
 * Owns these sentences; refuses to show anything of the association beyond its name.
 */
import type { InvitationOffer } from '@/lib/access/gate-queries';
import { formatInstantVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** `isKnown`: the reader is signed in, so no new account is made. */
export function InvitationSentences({
  locale,
  offer,
  isKnown,
}: {
  locale: Locale;
  offer: InvitationOffer;
  isKnown: boolean;
}) {
  const t = translator(locale);
  const role = t(`access.roles.${offer.role}`);
  return (
    <>
      <p className="lede">
        {t('access.invitation.offer', { by: offer.issuedByName, role, association: offer.associationName })}
      </p>
      {offer.roundName ? <p>{t('access.invitation.round', { round: offer.roundName })}</p> : null}
      <p>{t('access.invitation.expires', { at: formatInstantVn(offer.expiresAt) })}</p>
      {isKnown ? null : (
        <>
          <h2>{t('access.invitation.newAccount')}</h2>
          <p>{t('access.invitation.haveAccount')}</p>
        </>
      )}
    </>
  );
}
