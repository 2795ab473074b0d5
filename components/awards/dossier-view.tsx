/**
 * One file: what it says, the question about a duplicate, the review, standing aside, and the locked circumstances.
 * Refuses to show circumstances: they are fetched only by the form that asks for a reason.
 */
import type { ReactNode } from 'react';
import { HistoryLink } from '@/components/audit/history-link';
import type { FormAction } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { InstantText } from '@/components/ui/date-text';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { can, type Role } from '@/lib/access/policy';
import type { DossierData } from '@/lib/awards/queries/pages';
import { formatInstantVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { AcceptForm, AuthorityText } from './authority-notes';
import { byLinkFacts } from './by-link-facts';
import { DuplicateQuestions } from './duplicate-questions';
import { FactsPart } from './facts-part';
import { HardshipReader } from './hardship-reader';
import { LaneTag } from './lane-tag';
import { OwnRecusal } from './own-recusal';
import { rankReasonText } from './rank-reason';
import { ReviewActions } from './review-actions';

export interface DossierActions {
  review: FormAction;
  resubmit: FormAction;
  recuse: FormAction;
  readHardship: FormAction;
  keepFacts: FormAction;
  accept: FormAction;
}

export interface DossierViewProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  userId: number;
  data: DossierData;
  actions: DossierActions;
}

/** The way to the next file that waits, so that hundreds are gone through without the list in between. */
function NextFile({ hoi, locale, data }: Pick<DossierViewProps, 'hoi' | 'locale' | 'data'>) {
  const { round, file, next } = data;
  if (!next) return null;
  return (
    <p>
      <ButtonLink
        variant={file.status === 'submitted' ? 'quiet' : 'primary'}
        href={routes.office.awardDossier(hoi, round.slug, next.id)}
      >
        {translator(locale)('awards.file.next', { name: next.name, left: next.left })}
      </ButtonLink>
    </p>
  );
}

/** The page below the tabs. */
export function DossierView({ hoi, locale, roles, userId, data, actions }: DossierViewProps) {
  const t = translator(locale);
  const { round, file } = data;
  const isOver = round.status === 'decided' || round.status === 'closed';
  const mayReview = can(roles, 'awards.manageRound');
  return (
    <div className="stack">
      <p>
        <LaneTag lane={file.lane} locale={locale} />
      </p>
      {mayReview ? <NextFile {...{ hoi, locale, data }} /> : null}
      {mayReview ? <DuplicateQuestions {...{ hoi, locale, data }} action={actions.review} /> : null}
      <SummaryCard title={t('awards.file.facts')}>
        <DescriptionList items={factsOf(data, hoi, locale)} locale={locale} />
      </SummaryCard>
      {mayReview && !isOver ? <AcceptForm {...{ locale, data }} action={actions.accept} /> : null}
      <ReviewActions
        {...{ locale, data, actions }}
        mayReview={mayReview}
        isOwn={file.nominatedBy === userId && can(roles, 'awards.nominate')}
      />
      {can(roles, 'awards.viewSuggestions') ? (
        <FactsPart
          {...{ locale, data }}
          action={actions.keepFacts}
          mayWrite={!isOver && (mayReview || (file.nominatedBy === userId && can(roles, 'awards.nominate')))}
        />
      ) : null}
      <HardshipPart {...{ locale, data }} action={actions.readHardship} />
      {can(roles, 'awards.vote') && !isOver ? (
        <OwnRecusal {...{ locale, data }} action={actions.recuse} />
      ) : null}
      <p>
        <HistoryLink hoi={hoi} type="nomination" id={file.id} locale={locale} of={file.name} />
      </p>
    </div>
  );
}

/** Circumstances behind a reason, or that there are none, or none any more. */
function HardshipPart({
  locale,
  data,
  action,
}: Pick<DossierViewProps, 'locale' | 'data'> & { action: FormAction }) {
  const t = translator(locale);
  if (data.hardshipErasedAt !== null)
    return <p>{t('awards.file.hardshipErased', { when: formatInstantVn(data.hardshipErasedAt) })}</p>;
  if (!data.hasHardship) return <p>{t('awards.file.hardshipNone')}</p>;
  return <HardshipReader action={action} locale={locale} nominationId={data.file.id} />;
}

function factsOf(
  { round, file, others, byLink, authority, lateReason, reason }: DossierData,
  hoi: string,
  locale: Locale,
) {
  const t = translator(locale);
  const given = (value: string | number | null) =>
    value === '' || value === null ? t('awards.file.notGiven') : String(value);
  const isOtherSpelling =
    file.unitWrittenAs !== '' && file.unitName !== '' && file.unitName !== file.unitWrittenAs;
  const unit = isOtherSpelling
    ? t('awards.file.unitWritten', { unit: file.unitName, written: file.unitWrittenAs })
    : given(file.unitName || file.unitWrittenAs);
  const original = others.find((other) => other.id === file.duplicateOfId);
  const fact = (key: string, value: ReactNode) => ({ term: t(`awards.file.${key}`), value });
  return [
    fact('birthYear', given(file.birthYear)),
    fact('guardian', given(file.guardianName)),
    fact('school', given(file.school)),
    fact('className', given(file.className)),
    fact('unit', unit),
    fact('proposedBy', given(file.proposedByUnit)),
    fact('category', `${t(`awards.categories.${file.category}`)} – ${t(`awards.benefits.${file.benefit}`)}`),
    fact('merit', given(file.merit)),
    ...(byLink ? byLinkFacts(byLink, locale) : [fact('submittedBy', given(file.nominatedByName))]),
    ...(authority
      ? [fact('authority', <AuthorityText {...{ hoi, locale, authority, slug: round.slug }} />)]
      : []),
    fact('submittedAt', <InstantText at={file.nominatedAt} />),
    ...(lateReason === '' ? [] : [fact('lateReason', lateReason)]),
    ...(file.rank === null ? [] : [fact('rank', file.rank)]),
    ...(reason ? [fact('rankReason', rankReasonText(reason, locale))] : []),
    ...(file.returnedReason === '' ? [] : [fact('returnedReason', file.returnedReason)]),
    ...(original
      ? [
          fact(
            'duplicateOf',
            <a href={routes.office.awardDossier(hoi, round.slug, original.id)}>{original.name}</a>,
          ),
        ]
      : []),
  ];
}
