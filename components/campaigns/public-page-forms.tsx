/**
 * Whether a campaign is public, as of which day, and the forms that open, bring up to date or take away its page.
 * Owns the sentence about what the public sees now. Refuses to show anything by itself: a person presses.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import type { CampaignPage } from '@/lib/campaigns/pages';
import { formatDateVn } from '@/lib/kernel/dates';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface PublicActions {
  publish: BoundAction;
  unpublish: BoundAction;
}

interface Props {
  hoi: string;
  locale: Locale;
  page: CampaignPage;
  mayPublish: boolean;
  actions: PublicActions;
}

export function PublicPageForms({ hoi, locale, page, mayPublish, actions }: Props) {
  const t = translator(locale);
  const label = (key: string) => t(`campaigns.publicPage.${key}`);
  const { campaign, publicState: state } = page;
  const isShown = state !== undefined && !state.isWithdrawn;
  const hidden = { campaignId: String(campaign.id), slug: campaign.slug };
  const countsAll = {
    ...{ kind: 'checkbox' as const, name: 'countsAll' },
    ...{ label: label('countsAll'), hint: label('countsAllHint') },
  };
  return (
    <MessagesProvider locale={locale} modules={['errors']}>
      <section>
        <h2>{label('title')}</h2>
        <p>
          {isShown
            ? t('campaigns.publicPage.shown', {
                ...{ version: state.version, day: formatDateVn(state.asOf) },
              })
            : label(state ? 'withdrawn' : 'never')}{' '}
          {isShown ? (
            <a href={routes.public.campaign({ hoi, campaign: campaign.slug })}>{label('open')}</a>
          ) : null}
        </p>
        {isShown ? <p>{t('campaigns.publicPage.waiting', { count: state.waitingCount })}</p> : null}
        {mayPublish ? (
          <PlainForm
            {...{ locale, hidden, action: actions.publish, submit: label('publish'), idPrefix: 'publish' }}
            fields={[
              {
                ...{ kind: 'textarea', name: 'usedFor', label: label('usedFor'), optional: true },
                ...{ hint: label('usedForHint'), value: state?.usedFor },
              },
              ...(state && state.waitingCount > 0 ? [countsAll] : []),
            ]}
          />
        ) : null}
        {mayPublish && isShown ? (
          <details>
            <summary>{label('unpublish')}</summary>
            <PlainForm
              {...{ locale, hidden, action: actions.unpublish, submit: label('unpublishSubmit') }}
              {...{ idPrefix: 'unpublish', variant: 'danger' }}
              fields={[
                {
                  ...{ kind: 'text', name: 'reason', label: t('campaigns.form.reason') },
                  hint: t('campaigns.form.reasonHint'),
                },
              ]}
            />
          </details>
        ) : null}
      </section>
    </MessagesProvider>
  );
}
