/**
 * One campaign: how far it has come, by year and by unit, its pledges, and what may be done with it.
 * Owns the order of the page: figures first, then promises, then the forms behind their headings.
 */
import { HistoryLink } from '@/components/audit/history-link';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PrintButton } from '@/components/ui/print-button';
import type { CampaignPage } from '@/lib/campaigns/pages';
import { attainment } from '@/lib/campaigns/rules';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { type CampaignActions, CampaignForms } from './campaign-forms';
import { percentText } from './percent-text';
import { PledgeTable } from './pledge-table';
import { ProgressChart, UnitTables, YearTable } from './progress-chart';
import { type PublicActions, PublicPageForms } from './public-page-forms';
import { Reminder } from './reminder';
import { type CodeActions, TargetCodes } from './target-codes';

interface Props {
  hoi: string;
  locale: Locale;
  page: CampaignPage;
  mayManage: boolean;
  mayPledge: boolean;
  mayCode: boolean;
  /** Reminders in their order; the text is Vietnamese. */
  reminders: { id: number; donor: string; text: string }[];
  actions: CampaignActions;
  codeActions: CodeActions;
  mayPublish: boolean;
  publicActions: PublicActions;
}

export function CampaignView(props: Props) {
  const { hoi, locale, page, mayManage, mayPledge, mayCode, reminders, actions, codeActions } = props;
  const t = translator(locale);
  const { campaign, years, units, pledges } = page;
  const isOpen = campaign.status === 'open';
  const summary = t('campaigns.summary', {
    ...{ fund: campaign.fundName, from: formatDateVn(campaign.startsOn), to: formatDateVn(campaign.endsOn) },
    ...{ target: formatVndUnit(campaign.targetVnd), collected: formatVndUnit(campaign.collectedVnd) },
    percent: percentText(t, attainment(campaign.collectedVnd, campaign.targetVnd)),
  });
  return (
    <>
      <p className="lede">{summary}</p>
      {isOpen ? null : (
        <Notice tone="locked" title={t('campaigns.closedNotice')}>
          <p>{t('campaigns.closedBody', { reason: campaign.closedReason })}</p>
        </Notice>
      )}
      <div className="actions">
        {mayPledge && isOpen ? (
          <ButtonLink variant="primary" href={routes.office.newPledge(hoi, campaign.slug)}>
            {t('campaigns.pledges.add')}
          </ButtonLink>
        ) : null}
        <PrintButton locale={locale} />
        <HistoryLink {...{ hoi, locale }} type="campaign" id={campaign.id} of={campaign.name} />
      </div>
      <h2>{t('campaigns.chart.title')}</h2>
      <p className="muted">{t('campaigns.chart.description')}</p>
      <ProgressChart {...{ locale, years }} />
      <YearTable {...{ locale, years }} />
      <UnitTables {...{ locale, years, units }} />
      <h2>{t('campaigns.pledges.title')}</h2>
      <PledgeTable {...{ hoi, locale, pledges }} slug={campaign.slug} />
      {reminders.map(({ id, donor, text }) => (
        <details key={id}>
          <summary>{`${t('campaigns.reminder.title')}: ${donor}`}</summary>
          <Reminder {...{ locale, text }} />
        </details>
      ))}
      <TargetCodes
        {...{ hoi, locale, codes: page.codes, of: 'campaign', title: campaign.name, actions: codeActions }}
        {...{ mayMake: isOpen, mayManage: mayCode }}
        hidden={{ campaignId: String(campaign.id), slug: campaign.slug }}
      />
      <PublicPageForms
        {...{ hoi, locale, page }}
        mayPublish={props.mayPublish}
        actions={props.publicActions}
      />
      {mayManage ? <CampaignForms {...{ locale, page, actions }} /> : null}
    </>
  );
}
