/** Recording a pledge, and what may be done with one: count a gift towards it, change it, withdraw it. */

import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { PlainForm } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import type { PledgePage } from '@/lib/campaigns/pages';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { formatVnd, formatVndUnit } from '@/lib/kernel/money';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';

export interface PledgeActions {
  attach: BoundAction;
  detach: BoundAction;
  change: BoundAction;
  withdraw: BoundAction;
}

const labelsOf = (locale: Locale) => {
  const t = translator(locale);
  return (key: string) => t(`campaigns.form.${key}`);
};

/** Total, in how many parts, from when, how far apart. */
function scheduleFields(locale: Locale, today: DateVn, total: string, hint?: string): PlainFieldSpec[] {
  const label = labelsOf(locale);
  const number = { kind: 'text', width: 'short', inputMode: 'numeric' } as const;
  return [
    { kind: 'money', name: 'total', label: label('total'), value: total, hint },
    { ...number, name: 'count', label: label('count'), value: '1' },
    { kind: 'date', name: 'firstDueOn', label: label('firstDueOn'), today },
    { ...number, name: 'everyMonths', label: label('everyMonths'), value: '12' },
  ];
}

interface NewProps {
  locale: Locale;
  campaign: { id: number; slug: string };
  today: DateVn;
  action: BoundAction;
}

export function NewPledgeForm({ locale, campaign, today, action }: NewProps) {
  const label = labelsOf(locale);
  return (
    <MessagesProvider locale={locale} modules={['errors']}>
      <PlainForm
        {...{ locale, action, submit: label('pledgeSubmit') }}
        hidden={{ campaignId: String(campaign.id), slug: campaign.slug, today }}
        fields={[
          { kind: 'text', name: 'donor', label: label('donor'), hint: label('donorHint') },
          { kind: 'date', name: 'promisedOn', label: label('promisedOn'), today, value: formatDateVn(today) },
          ...scheduleFields(locale, today, ''),
          { kind: 'text', name: 'note', label: label('note'), optional: true },
        ]}
      />
    </MessagesProvider>
  );
}

interface Props {
  locale: Locale;
  page: PledgePage;
  mayPledge: boolean;
  mayAttach: boolean;
  actions: PledgeActions;
}

/** The forms of an open pledge. */
export function PledgeForms({ locale, page, mayPledge, mayAttach, actions }: Props) {
  const label = labelsOf(locale);
  const { pledge, campaign, gifts, today } = page;
  const hidden = { pledgeId: String(pledge.id), slug: campaign.slug };
  const reason = { kind: 'text', name: 'reason', label: label('reason'), hint: label('reasonHint') } as const;
  const options = gifts.map(({ contributionId, occurredOn, restVnd }) => ({
    value: String(contributionId),
    label: `${formatDateVn(occurredOn)}: ${formatVndUnit(restVnd)}`,
  }));
  return (
    <MessagesProvider locale={locale} modules={['errors']}>
      {mayAttach && options.length > 0 ? (
        <details>
          <summary>{label('attach')}</summary>
          <PlainForm
            {...{ locale, hidden, action: actions.attach, submit: label('attachSubmit'), idPrefix: 'attach' }}
            fields={[{ kind: 'select', name: 'contributionId', label: label('attachGift'), options }]}
          />
        </details>
      ) : null}
      {mayPledge ? (
        <>
          <details>
            <summary>{label('changePledge')}</summary>
            <PlainForm
              {...{ locale, action: actions.change, submit: label('changeSubmit'), idPrefix: 'change' }}
              hidden={{ ...hidden, today }}
              fields={[
                ...scheduleFields(locale, today, formatVnd(pledge.totalVnd), label('changePledgeHint')),
                reason,
              ]}
            />
          </details>
          <details>
            <summary>{label('withdraw')}</summary>
            <PlainForm
              {...{ locale, hidden, action: actions.withdraw, submit: label('withdrawSubmit') }}
              {...{ fields: [reason], idPrefix: 'withdraw', variant: 'danger' }}
            />
          </details>
        </>
      ) : null}
    </MessagesProvider>
  );
}

/** Takes one gift off the pledge, with a reason. */
export function DetachForm(
  props: Pick<Props, 'locale' | 'page'> & { contributionId: number; action: BoundAction },
) {
  const { locale, page, contributionId, action } = props;
  const label = labelsOf(locale);
  return (
    <MessagesProvider locale={locale} modules={['errors']}>
      <details>
        <summary>{label('detach')}</summary>
        <PlainForm
          {...{ locale, action, submit: label('detachSubmit'), idPrefix: `detach-${contributionId}` }}
          hidden={{
            ...{ pledgeId: String(page.pledge.id), slug: page.campaign.slug },
            contributionId: String(contributionId),
          }}
          fields={[{ kind: 'text', name: 'reason', label: label('reason'), hint: label('reasonHint') }]}
        />
      </details>
    </MessagesProvider>
  );
}
