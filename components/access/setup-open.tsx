/**
 * The set-up before there is an association, and what stands there afterwards.
 * Owns the choice between the two. Refuses to look anything up: the page says how far things are.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { NewAssociation } from '@/lib/access/schema/people';
import { translator } from '@/lib/web/messages';
import type { Preferences } from '@/lib/web/preferences';
import { routes } from '@/lib/web/routes';
import { GatePage } from './gate-page';
import { DescribeAdministrator, DescribeAssociation } from './setup-first-steps';
import { SetupSteps } from './setup-steps';

export interface SetupOpenProps {
  preferences: Preferences;
  /** True once an association exists: the set-up is closed. */
  isSetUp: boolean;
  /** 1 or 2. */
  step: number;
  /** What step 1 was told. */
  draft?: NewAssociation;
  describe: FormAction;
  found: FormAction;
}

/** The whole page of the first two steps. */
export function SetupOpen({ preferences, isSetUp, step, draft, describe, found }: SetupOpenProps) {
  const locale = preferences.lang;
  const t = translator(locale);
  if (isSetUp) {
    return (
      <GatePage preferences={preferences} title={t('setup.closed.title')} lede={t('setup.closed.body')}>
        <Notice
          title={t('access.signIn.title')}
          actions={<ButtonLink href={routes.signIn()}>{t('access.signIn.submit')}</ButtonLink>}
        />
      </GatePage>
    );
  }
  const shown = draft && step === 2 ? 2 : 1;
  const title = t('setup.step', { number: shown, name: t(`setup.steps.${shown}`) });
  return (
    <GatePage preferences={preferences} title={title} lede={shown === 1 ? t('setup.lede') : undefined}>
      <div className="stack">
        <SetupSteps locale={locale} current={shown} />
        {shown === 2 ? (
          <DescribeAdministrator locale={locale} action={found} />
        ) : (
          <DescribeAssociation locale={locale} draft={draft} action={describe} />
        )}
      </div>
    </GatePage>
  );
}
