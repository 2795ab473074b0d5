/**
 * From proposal to decision on one page: propose, the list with its versions and approvals, approve, sign, papers.
 * Owns the order and who sees which part. Refuses to offer what this person may not do, and says why in a sentence.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { EmptyState } from '@/components/ui/state-of-page';
import { SubmitButton } from '@/components/ui/submit-button';
import { can, type Role } from '@/lib/access/policy';
import type { DecisionData } from '@/lib/awards/queries/pages';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';
import { ApprovePart } from './approve-part';
import { AwardTable } from './award-table';
import { ChangeAward } from './change-award';
import { ApprovalNotes } from './deadlock-notes';
import { DifferPart } from './differ-part';
import { NextStepCard } from './next-step-card';
import { ReservePart } from './reserve-part';
import { RoundPapers } from './round-papers';
import { SignPart } from './sign-part';

export interface DecisionActions {
  propose: FormAction;
  explain: FormAction;
  approve: FormAction;
  change: FormAction;
  withdraw: FormAction;
  promote: FormAction;
  callUp: FormAction;
  sign: FormAction;
}

export interface DecisionRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: DecisionData;
  actions: DecisionActions;
  /** All boxes of the approval stand ticked. */
  isAllTicked: boolean;
}

/** The page below the tabs. */
export function DecisionRoom({ hoi, locale, roles, data, actions, isAllTicked }: DecisionRoomProps) {
  const t = translator(locale);
  const { round, awards } = data;
  const isEarly = round.status === 'open' || round.status === 'meeting';
  const isOpen = round.status === 'proposed';
  const proposes = can(roles, 'awards.propose') && isOpen;
  const part = { hoi, locale, data };
  return (
    <div className="stack">
      <NextStepCard hoi={hoi} slug={round.slug} step={data.step} here="decision" locale={locale} />
      {isEarly ? (
        <Notice tone="locked" title={t('awards.decision.lockedTitle')}>
          {t('awards.decision.lockedBody')}
        </Notice>
      ) : null}
      {isOpen ? <ApprovalNotes {...{ hoi, locale, roles, round }} shortages={data.shortages} /> : null}
      {isOpen && data.rules ? <DifferPart {...part} canExplain={proposes} action={actions.explain} /> : null}
      {proposes && data.toPropose > 0 ? <ProposePart {...part} action={actions.propose} /> : null}
      {awards.length > 0 ? <AwardTable {...part} seesCategory={can(roles, 'awards.viewDossiers')} /> : null}
      {awards.length === 0 && isOpen ? (
        <EmptyState title={t('awards.decision.emptyTitle')}>{t('awards.decision.emptyBody')}</EmptyState>
      ) : null}
      {isOpen && can(roles, 'awards.approve') ? (
        <ApprovePart {...{ ...part, isAllTicked }} action={actions.approve} />
      ) : null}
      {isOpen && can(roles, 'awards.decide') && awards.length > 0 ? (
        <SignPart {...part} action={actions.sign} />
      ) : null}
      {proposes ? <ChangeAward {...part} actions={actions} /> : null}
      {data.reserve && can(roles, 'awards.viewDossiers') ? (
        <ReservePart
          {...{ locale, round, reserve: data.reserve }}
          suggestedFor={(id) => data.rules?.said?.get(id)?.amountVnd ?? null}
          action={can(roles, 'awards.propose') ? actions.callUp : null}
        />
      ) : null}
      <RoundPapers
        {...part}
        seesCertificates={can(roles, 'certificates.view')}
        seesTexts={can(roles, 'awards.viewDossiers')}
        seesPosting={can(roles, 'awards.viewAfter')}
      />
    </div>
  );
}

function ProposePart({ locale, data, action }: { locale: Locale; data: DecisionData; action: FormAction }) {
  const t = translator(locale);
  const submit = <SubmitButton locale={locale}>{t('awards.decision.proposeSubmit')}</SubmitButton>;
  return (
    <section>
      <h2>{t('awards.decision.proposeTitle')}</h2>
      <p>{t('awards.decision.proposeBody', { count: data.toPropose })}</p>
      <ActionForm
        action={action}
        locale={locale}
        hidden={{ round: data.round.slug, roundId: data.round.id }}
        actions={submit}
      />
    </section>
  );
}
