/**
 * Below the files: who may be given a place, who waits and why with the way to them, and the end of the meeting.
 * Refuses to show the form while it would be refused: it says what stands in the way.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { MeetingData } from '@/lib/awards/queries/meeting-pages';
import type { CategoryPlaces } from '@/lib/awards/rules/conclusion';
import type { Leftover } from '@/lib/awards/rules/meeting-desk';
import { deskQuery } from '@/lib/awards/schema/desk-forms';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { calledName } from './called-name';
import { ConcludeForm } from './conclude-form';
import { categoryName } from './desk-nav';

export interface ConcludePartProps {
  hoi: string;
  locale: Locale;
  data: MeetingData;
  action: FormAction;
}

/** Nothing before the meeting and after it. */
export function ConcludePart({ hoi, locale, data, action }: ConcludePartProps) {
  const t = translator(locale);
  const { round, conclusion, lanes } = data;
  if (!conclusion) return null;
  const isBlocked = lanes.submitted > 0 || conclusion.withoutQuorum > 0 || round.hiddenFiles > 0;
  const passed = conclusion.categories.reduce((sum, one) => sum + one.places.length, 0);
  return (
    <section className="stack">
      <h2>{t('awards.meeting.concludeTitle')}</h2>
      <Waiting {...{ hoi, locale, data, isBlocked }} />
      <p>{t('awards.meeting.passed', { count: passed })}</p>
      {isBlocked ? null : (
        <ConcludeForm
          {...{ locale, action, round: round.slug, roundId: round.id }}
          categories={conclusion.categories.map((one) => categoryOf(one, data, locale))}
        />
      )}
    </section>
  );
}

type WaitingProps = Omit<ConcludePartProps, 'action'> & { isBlocked: boolean };

/** What keeps the meeting from ending, and who would be left without a place. */
function Waiting({ hoi, locale, data, isBlocked }: WaitingProps) {
  const t = translator(locale);
  const { round, conclusion, lanes } = data;
  const { withoutQuorum, withoutSchool, withoutVotes, notPassed } = conclusion!;
  const filtered = (left: Leftover) =>
    routes.office.awardMeeting(hoi, round.slug, deskQuery({ left, page: 1 }));
  const toReview = routes.office.awardDossiers(hoi, round.slug, { buoc: 'submitted' });
  const lines = [
    { key: 'unreviewed', count: lanes.submitted, href: toReview },
    { key: 'hidden', count: round.hiddenFiles, href: undefined },
    { key: 'withoutQuorum', count: withoutQuorum, href: filtered('quorum') },
    { key: 'withoutSchool', count: withoutSchool, href: filtered('authority') },
    { key: 'withoutVotes', count: withoutVotes, href: filtered('result') },
    { key: 'notPassed', count: notPassed, href: undefined },
  ].filter(({ count }) => count > 0);
  if (lines.length === 0) return null;
  return (
    <Notice
      tone={isBlocked ? 'locked' : 'warning'}
      title={t(`awards.meeting.${isBlocked ? 'cannotEnd' : 'othersWait'}`)}
    >
      <ul>
        {lines.map(({ key, count, href }) => (
          <li key={key}>
            {t(`awards.meeting.waits.${key}`, { count })}{' '}
            {href ? <a href={href}>{t('awards.meeting.seeThem', { count })}</a> : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function categoryOf({ categoryId, basis, places, tied }: CategoryPlaces, data: MeetingData, locale: Locale) {
  const t = translator(locale);
  const category = data.round.categories.find((one) => one.id === categoryId)!;
  const names = new Map(data.files.map(({ dossier }) => [dossier.id, calledName(dossier, locale)]));
  const nameOf = (id: number) => names.get(id) ?? '';
  return {
    title: t('awards.meeting.quota', { category: categoryName(category, locale), count: category.quota }),
    basis: t(`awards.meeting.basis.${basis}`),
    tie: tied.length > 0 ? t('awards.meeting.tieAtCut', { names: tied.map(nameOf).join(', ') }) : '',
    files: places.map(({ nominationId, place }) => ({ id: nominationId, name: nameOf(nominationId), place })),
  };
}
