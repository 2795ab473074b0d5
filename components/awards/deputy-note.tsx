/**
 * Files every officer of the round stands aside from: that a deputy is needed, why, and the two ways to one (decision 28).
 * Says for how many files and never for which: it is read by those who stand aside.
 */
import { Notice } from '@/components/ui/notice';
import { can, type Role } from '@/lib/access/policy';
import type { MeetingData } from '@/lib/awards/queries/meeting-pages';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface DeputyNoteProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: MeetingData;
}

/** Nothing while one of the officers may act, and after the meeting. */
export function DeputyNote({ hoi, locale, roles, data }: DeputyNoteProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.deputy.${key}`);
  const { round, withoutOfficer } = data;
  if (withoutOfficer === 0 || (round.status !== 'open' && round.status !== 'meeting')) return null;
  return (
    <Notice tone="warning" title={t('awards.deputy.title', { count: withoutOfficer })}>
      <p>{text('why')}</p>
      <p>{text('way')}</p>
      {can(roles, 'access.manage') ? (
        <ul>
          <li>
            <a href={routes.office.peopleSettings(hoi)}>{text('grant')}</a>
          </li>
          <li>
            <a href={routes.office.invitations(hoi, { vai: 'secretary' })}>{text('invite')}</a>
          </li>
        </ul>
      ) : (
        <p>{text('ask')}</p>
      )}
    </Notice>
  );
}
