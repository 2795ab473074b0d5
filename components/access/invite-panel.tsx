/**
 * Inviting people: the form that makes a link, and the links nobody has taken up yet.
 * Owns the order of the offices in the list. Refuses to send anything: the person copies the message.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import type { OpenInvitation } from '@/lib/access/people-queries';
import { roles } from '@/lib/access/policy';
import { formatInstantVn } from '@/lib/kernel/dates';
import { type Translator, translator } from '@/lib/web/messages';
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
  /** What the form begins with, when another page led here. */
  start?: { role?: string; roundId?: string };
}

/** Stands under MessagesProvider with "errors". */
export function InvitePanel(props: InvitePanelProps) {
  const { locale, open, withdraw } = props;
  const t = translator(locale);
  return (
    <>
      <p className="lede">{t('access.invite.lede')}</p>
      <InviteForm {...props} />
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

function InviteForm({ locale, associationName, linkStart, rounds, make, start }: InvitePanelProps) {
  const t = translator(locale);
  return (
    <PlainForm
      action={make}
      locale={locale}
      submit={t('access.invite.submit')}
      fields={inviteFields(t, rounds, start)}
      issued={{
        title: t('access.invite.issuedTitle'),
        message: t('access.invite.issuedMessage', { association: associationName }),
        prefix: linkStart,
        copyLabel: t('access.invite.copy'),
      }}
    />
  );
}

/** Without rounds (in the set-up) nobody can be a guest of one. */
function inviteFields(
  t: Translator,
  rounds: InvitePanelProps['rounds'],
  start: InvitePanelProps['start'] = {},
): PlainFieldSpec[] {
  const text = (name: string) => t(`access.invite.${name}`);
  const offered = roles.filter((role) => role !== 'guestApprover' || rounds.length > 0);
  const roleOptions = offered.map((role) => ({ value: role, label: t(`access.roles.${role}`) }));
  const days = { kind: 'text', name: 'days', label: text('days'), hint: text('daysHint') } as const;
  const fields: PlainFieldSpec[] = [
    {
      kind: 'select',
      name: 'role',
      label: text('role'),
      options: roleOptions,
      value: offered.find((role) => role === start.role) ?? 'committeeMember',
    },
    { ...days, inputMode: 'numeric', width: 'short', value: '7' },
  ];
  if (rounds.length === 0) return fields;
  const options = [
    { value: '', label: text('noRound') },
    ...rounds.map((round) => ({ value: String(round.id), label: round.name })),
  ];
  const round = { kind: 'select', name: 'roundId', label: text('round'), hint: text('roundHint') } as const;
  const isGuest = start.role === 'guestApprover';
  return [...fields, { ...round, options, optional: true, value: isGuest ? start.roundId : undefined }];
}
