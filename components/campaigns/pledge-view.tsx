/** One pledge: its instalments, the gifts that paid it, the reminder to copy, and what may be done with it. */
import { HistoryLink } from '@/components/audit/history-link';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { DetachForm, type PledgeActions, PledgeForms } from './pledge-forms';
import { InstalmentTable } from './pledge-table';
import { Reminder } from './reminder';
import { type CodeActions, TargetCodes } from './target-codes';

type Props = Parameters<typeof PledgeForms>[0] & {
  hoi: string;
  /** Null when nothing is open. */
  reminder: string | null;
  mayCode: boolean;
  actions: PledgeActions;
  codeActions: CodeActions;
};

export function PledgeView({ hoi, reminder, mayCode, codeActions, ...rest }: Props) {
  const { locale, page, mayAttach, actions } = rest;
  const t = translator(locale);
  const { pledge, campaign } = page;
  const summary = t('campaigns.pledges.summary', {
    ...{ day: formatDateVn(pledge.promisedOn), total: formatVndUnit(pledge.totalVnd) },
    paid: formatVndUnit(pledge.paidVnd),
  });
  return (
    <>
      <p className="lede">{summary}</p>
      {pledge.isWithdrawn ? <Notice tone="locked" title={t('campaigns.state.withdrawn')} /> : null}
      <InstalmentTable {...{ locale, pledge }} />
      <h2>{t('campaigns.pledges.payments')}</h2>
      {pledge.payments.length === 0 ? <p>{t('campaigns.pledges.noPayments')}</p> : null}
      <ul>
        {pledge.payments.map(({ contributionId, amountVnd, occurredOn, isWaiting }) => (
          <li key={contributionId}>
            {t('campaigns.pledges.gift', { day: formatDateVn(occurredOn), amount: formatVndUnit(amountVnd) })}{' '}
            {isWaiting ? t('campaigns.pledges.waiting') : null}
            {mayAttach && !pledge.isWithdrawn ? (
              <DetachForm {...{ locale, page, contributionId, action: actions.detach }} />
            ) : null}
          </li>
        ))}
      </ul>
      {reminder ? (
        <>
          <h2>{t('campaigns.reminder.title')}</h2>
          <Reminder {...{ locale, text: reminder }} />
          <TargetCodes
            {...{ hoi, locale, codes: page.codes, of: 'pledge', title: campaign.name, actions: codeActions }}
            mayMake={page.codes.every((code) => code.isRetired) && campaign.status === 'open'}
            mayManage={mayCode}
            hidden={{ pledgeId: String(pledge.id), slug: campaign.slug }}
          />
        </>
      ) : null}
      {pledge.isWithdrawn ? null : <PledgeForms {...rest} />}
      <div className="actions">
        <ButtonLink href={routes.office.campaign(hoi, campaign.slug)}>
          {t('campaigns.pledges.back')}
        </ButtonLink>
        <HistoryLink {...{ hoi, locale }} type="pledge" id={pledge.id} of={pledge.donorName} />
      </div>
    </>
  );
}
