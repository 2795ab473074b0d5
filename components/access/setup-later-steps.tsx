/**
 * Steps 3 to 5 and the end of the set-up, for the administrator of the new association.
 * Owns which part stands on which step. Refuses anybody else: the page asked for the permission.
 */
import { randomUUID } from 'node:crypto';
import type { FormAction } from '@/components/forms/plain-form';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import type { SetupFacts } from '@/lib/access/setup-queries';
import { todayVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import type { OfficePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';
import { BlockedSteps } from './blocked-steps';
import { InvitePanel } from './invite-panel';
import { NextStep, SetupBooks, SetupOpening } from './setup-books';
import { SetupSteps } from './setup-steps';

export interface SetupLaterStepsProps {
  page: OfficePage<SetupFacts>;
  step: number;
  linkStart: string;
  actions: Record<'makeInvitation' | 'withdrawInvitation' | 'openBooks' | 'postOpening', FormAction>;
}

/** The whole page of one of the later steps. */
export function SetupLaterSteps(props: SetupLaterStepsProps) {
  const { page, step } = props;
  const t = translator(page.locale);
  const title =
    step > 5 ? t('setup.finish.title') : t('setup.step', { number: step, name: t(`setup.steps.${step}`) });
  return (
    <StaffPage page={page} title={title}>
      <MessagesProvider locale={page.locale} modules={['errors', 'ui']}>
        <div className="stack">
          <SetupSteps locale={page.locale} current={step} hoi={page.association.slug} />
          <StepBody {...props} />
        </div>
      </MessagesProvider>
    </StaffPage>
  );
}

function StepBody({ page, step, linkStart, actions }: SetupLaterStepsProps) {
  const { locale, association, data: facts } = page;
  const common = { locale, hoi: association.slug, facts, today: todayVn(new Date()) };
  if (step === 3) {
    return (
      <>
        <p className="lede">{translator(locale)('setup.people.lede')}</p>
        <InvitePanel
          locale={locale}
          associationName={association.name}
          linkStart={linkStart}
          rounds={[]}
          open={facts.openInvitations}
          make={actions.makeInvitation}
          withdraw={actions.withdrawInvitation}
        />
        <NextStep locale={locale} hoi={association.slug} step={4} />
      </>
    );
  }
  if (step === 4) return <SetupBooks {...common} action={actions.openBooks} />;
  if (step === 5) return <SetupOpening {...common} action={actions.postOpening} requestKey={randomUUID()} />;
  return <SetupEnd page={page} />;
}

function SetupEnd({ page }: { page: OfficePage<SetupFacts> }) {
  const t = translator(page.locale);
  return (
    <>
      <p className="lede">{t('setup.finish.lede', { count: page.data.officers })}</p>
      <BlockedSteps locale={page.locale} steps={page.data.blocked} />
      <p>
        <ButtonLink href={routes.office.home(page.association.slug)} variant="primary">
          {t('setup.finish.toWork')}
        </ButtonLink>
      </p>
    </>
  );
}
