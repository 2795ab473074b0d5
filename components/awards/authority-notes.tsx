/**
 * The school's authority on a file and before a meeting: what stands behind it, what waits, and taking a file on a reason.
 * Owns the words. Refuses to offer the reason where the school has confirmed.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { FileAuthority } from '@/lib/awards/queries/link-authority';
import type { MeetingData } from '@/lib/awards/queries/meeting-pages';
import type { DossierData } from '@/lib/awards/queries/pages';
import { deskQuery } from '@/lib/awards/schema/desk-forms';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { SomeOf } from './some-names';

export interface AuthorityTextProps {
  hoi: string;
  locale: Locale;
  slug: string;
  authority: FileAuthority;
}

/** One fact of a file, with the way to the signed list. */
export function AuthorityText({ hoi, locale, slug, authority }: AuthorityTextProps) {
  const t = translator(locale);
  const { state, reason, acceptedBy, hasPaper, mayOpen, linkId } = authority;
  return (
    <>
      {t(`awards.file.authorities.${state}`, { reason, who: acceptedBy })}{' '}
      {hasPaper && mayOpen ? (
        <a href={routes.office.nominationList(hoi, slug, linkId)}>{t('awards.links.openPaper')}</a>
      ) : null}
      {hasPaper && !mayOpen ? t('awards.links.paperClosed') : null}
    </>
  );
}

/** Takes a file that waits, for a reason; nothing for any other. */
export function AcceptForm({
  locale,
  data,
  action,
}: {
  locale: Locale;
  data: DossierData;
  action: FormAction;
}) {
  const t = translator(locale);
  const { round, file, authority, byLink } = data;
  if (!byLink || authority?.state !== 'waiting') return null;
  return (
    <details>
      <summary>{t('awards.file.acceptTitle')}</summary>
      <p>{t('awards.file.acceptBody')}</p>
      <PlainForm
        {...{ action, locale, idPrefix: 'nhan' }}
        hidden={{ round: round.slug, nominationId: String(file.id), handedInAt: byLink.handedInAt }}
        fields={[{ kind: 'text', name: 'reason', label: t('awards.file.acceptReason') }]}
        submit={t('awards.file.accept')}
      />
    </details>
  );
}

/** Files that cannot be chosen because no school answers for them, and the ways out, before anybody presses. */
export function AuthorityNotes({ hoi, locale, data }: { hoi: string; locale: Locale; data: MeetingData }) {
  const t = translator(locale);
  const { round, files, withoutAuthority } = data;
  const waiting = files.filter(
    ({ dossier }) => withoutAuthority.includes(dossier.id) && dossier.status !== 'notSelected',
  );
  if (waiting.length === 0 || round.status === 'decided' || round.status === 'closed') return null;
  const open = (id: number) => routes.office.awardDossier(hoi, round.slug, id);
  const allOf = routes.office.awardMeeting(hoi, round.slug, deskQuery({ left: 'authority', page: 1 }));
  return (
    <Notice tone="warning" title={t('awards.meeting.waitingTitle', { count: waiting.length })}>
      <SomeOf
        items={waiting.map(({ dossier }) => ({
          ...{ key: dossier.id, content: <a href={open(dossier.id)}>{dossier.name}</a> },
        }))}
        more={(count) => <a href={allOf}>{t('awards.desk.more', { count })}</a>}
      />
      <p>{t('awards.meeting.waitingWays')}</p>
    </Notice>
  );
}
