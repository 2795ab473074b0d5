/**
 * Inviting people: the form that makes a link, and the links nobody has taken up yet.
 * Owns the order of the offices in the list. Refuses to send anything: the person copies the message.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import type { OpenInvitation } from '@/lib/access/people-queries';
import { roles } from '@/lib/access/policy';
import { formatInstantVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

export interface InvitePanelProps {
  locale: Locale;
  associationName: string;
  /** Address of this installation with the path of an invitation, ready for the token. */
  linkStart: string;
  rounds: { id: number; name: string }[];
  open: OpenInvitation[];
  make: FormAction;
  withdraw: FormAction;
}

/** Stands under MessagesProvider with "errors". */
export function InvitePanel({
  locale,
  associationName,
  linkStart,
  rounds,
  open,
  make,
  withdraw,
}: InvitePanelProps) {
  const t = translator(locale);
  const roleOptions = roles.map((role) => ({ value: role, label: t(`access.roles.${role}`) }));
  const roundOptions = [
    { value: '', label: t('access.invite.noRound') },
    ...rounds.map((round) => ({ value: String(round.id), label: round.name })),
  ];
  return (
    <>
      <p className="lede">{t('access.invite.lede')}</p>
      <PlainForm
        action={make}
        locale={locale}
        submit={t('access.invite.submit')}
        fields={[
          {
            kind: 'select',
            name: 'role',
            label: t('access.invite.role'),
            options: roleOptions,
            value: 'committeeMember',
          },
          {
            kind: 'select',
            name: 'roundId',
            label: t('access.invite.round'),
            hint: t('access.invite.roundHint'),
            options: roundOptions,
            optional: true,
          },
          {
            kind: 'text',
            name: 'days',
            label: t('access.invite.days'),
            hint: t('access.invite.daysHint'),
            inputMode: 'numeric',
            width: 'short',
            value: '7',
          },
        ]}
        issued={{
          title: t('access.invite.issuedTitle'),
          message: t('access.invite.issuedMessage', { association: associationName }),
          prefix: linkStart,
          copyLabel: t('access.invite.copy'),
        }}
      />
      <h2>{t('access.invite.waiting')}</h2>
      {open.length === 0 ? <p>{t('access.invite.none')}</p> : null}
      <ul className="stack">
        {open.map((invitation) => (
          <li key={invitation.id}>
            {t(`access.roles.${invitation.role}`)}
            {invitation.roundName ? ` (${invitation.roundName})` : ''} · {invitation.issuedByName} ·{' '}
            {t('access.invite.expires')} {formatInstantVn(invitation.expiresAt)}
            <PlainForm
              action={withdraw}
              locale={locale}
              fields={[]}
              hidden={{ invitationId: String(invitation.id) }}
              idPrefix={`loi-moi-${invitation.id}`}
              submit={t('access.invite.withdraw')}
              variant="quiet"
            />
          </li>
        ))}
      </ul>
    </>
  );
}
