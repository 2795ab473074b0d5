/** What those who lead a campaign may do with it: set targets, change, close, open again. Each behind its heading. */
import type { ReactNode } from 'react';
import { PlainForm } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import type { CampaignPage } from '@/lib/campaigns/pages';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';

export interface CampaignActions {
  target: BoundAction;
  change: BoundAction;
  close: BoundAction;
  reopen: BoundAction;
}

interface Props {
  locale: Locale;
  page: CampaignPage;
  actions: CampaignActions;
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <details>
    <summary>{title}</summary>
    {children}
  </details>
);

export function CampaignForms({ locale, page, actions }: Props) {
  const t = translator(locale);
  const label = (key: string) => t(`campaigns.form.${key}`);
  const { campaign } = page;
  const hidden = { campaignId: String(campaign.id), slug: campaign.slug };
  const reason = { kind: 'text', name: 'reason', label: label('reason'), hint: label('reasonHint') } as const;
  if (campaign.status === 'closed')
    return (
      <MessagesProvider locale={locale} modules={['errors']}>
        <Section title={label('reopen')}>
          <PlainForm
            {...{ locale, hidden, action: actions.reopen, submit: label('reopenSubmit'), fields: [reason] }}
            idPrefix="reopen"
          />
        </Section>
      </MessagesProvider>
    );
  return (
    <MessagesProvider locale={locale} modules={['errors']}>
      <TargetForm {...{ locale, page, actions }} />
      <Section title={label('change')}>
        <PlainForm
          {...{ locale, action: actions.change, submit: label('changeSubmit'), idPrefix: 'change' }}
          hidden={{ ...hidden, today: page.today }}
          fields={[
            { kind: 'text', name: 'name', label: label('name'), value: campaign.name },
            {
              ...{ kind: 'date', name: 'endsOn', label: label('endsOn'), today: page.today },
              value: formatDateVn(campaign.endsOn),
            },
            { kind: 'money', name: 'target', label: label('target'), value: formatVnd(campaign.targetVnd) },
            reason,
          ]}
        />
      </Section>
      <Section title={label('close')}>
        <PlainForm
          {...{ locale, hidden, action: actions.close, submit: label('closeSubmit'), variant: 'danger' }}
          {...{ fields: [reason], idPrefix: 'close' }}
        />
      </Section>
    </MessagesProvider>
  );
}

function TargetForm({ locale, page, actions }: Props) {
  const t = translator(locale);
  const label = (key: string) => t(`campaigns.form.${key}`);
  const { campaign, years, units } = page;
  const everybodyElse = { value: '', label: t('campaigns.everybodyElse') };
  return (
    <Section title={label('setTarget')}>
      <PlainForm
        {...{ locale, action: actions.target, submit: label('setTargetSubmit'), idPrefix: 'target' }}
        hidden={{ campaignId: String(campaign.id), slug: campaign.slug }}
        fields={[
          {
            ...{ kind: 'select', name: 'year', label: label('year') },
            options: years.map(({ year }) => ({ value: String(year), label: String(year) })),
          },
          {
            ...{ kind: 'select', name: 'unitId', label: label('unit') },
            options: [...units.map(({ id, name }) => ({ value: String(id), label: name })), everybodyElse],
          },
          { kind: 'money', name: 'amount', label: label('amount'), hint: label('amountHint') },
        ]}
      />
    </Section>
  );
}
