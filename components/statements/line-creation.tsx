/**
 * New money recorded from a line of the bank: the form, and why it is filled in as it is.
 * Owns what is filled in: a code goes before a rule of the association, a rule before an earlier line. Refuses to record by itself.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { contributionKinds } from '@/lib/contributions/schema';
import type { LinePage } from '@/lib/statements/line-page';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { historyText } from './history-text';
import { ruleSentence } from './rule-text';

interface Props {
  locale: Locale;
  data: LinePage;
  requestKey: string;
  /** The line and its statement, as the action takes them. */
  hidden: Record<string, string>;
  action: BoundAction;
}

/** The form, filled in with what a code or an earlier line says; a person still presses. */
export function LineCreation({ locale, data, requestKey, hidden, action }: Props) {
  const t = translator(locale);
  const { giver, history, nature, rule, funds } = data;
  const ruled = rule?.outcome.kind === 'income' ? rule.outcome : null;
  const usualKind = nature === 'bankInterest' ? 'bankInterest' : (history?.entry.kind ?? 'gift');
  const kind = data.fundOfCode ? 'gift' : (ruled?.incomeKind ?? usualKind);
  const fundId = data.fundOfCode || String(ruled?.fundId ?? history?.entry.fundId ?? '');
  return (
    <section id="ghi">
      <h2>{t('statements.line.createTitle')}</h2>
      <p>{t('statements.line.createLede')}</p>
      {rule && ruled ? <Notice title={ruleSentence(t, rule)} /> : null}
      {history ? <Notice title={historyText(t, history)} /> : null}
      <PlainForm
        {...{ action, locale, idPrefix: 'create', requestKey }}
        hidden={{ ...hidden, donorId: '' }}
        submit={t('statements.line.create')}
        fields={[
          {
            ...{ kind: 'radio', name: 'kind', label: t('statements.line.kind') },
            value: kind,
            options: contributionKinds.map((value) => ({
              value,
              label: t(`statements.line.kinds.${value}`),
            })),
          },
          {
            ...{ kind: 'text', name: 'donor', label: t('statements.line.donor'), optional: true },
            ...{ hint: t('statements.line.donorHint'), value: kind === 'bankInterest' ? '' : giver },
          },
          {
            ...{ kind: 'select', name: 'fundId', label: t('statements.line.fund'), options: funds },
            value: funds.some((fund) => fund.value === fundId) ? fundId : undefined,
          },
          ...codeTick(locale, data),
          ...campaignChoice(locale, data, ruled?.campaignId ?? null),
          { kind: 'money', name: 'amount', label: t('statements.line.part2'), optional: true },
          { kind: 'text', name: 'note', label: t('statements.line.note'), optional: true },
          ...hintTick(t('statements.line.acceptHints')),
        ]}
      />
    </section>
  );
}

/** The tick that answers hints (same gift, unusual amount, similar name), as on the desk's own form. */
const hintTick = (label: string) => [{ kind: 'checkbox' as const, name: 'acceptHints', label }];

/** Chosen beforehand when the rule says so; a code in the text says it better. */
function campaignChoice(locale: Locale, { byCode, campaigns }: LinePage, campaignId: number | null) {
  if (byCode || campaigns.length === 0) return [];
  const t = translator(locale);
  return [
    {
      ...{ kind: 'select' as const, name: 'campaignId', label: t('statements.rules.campaignOfGift') },
      options: [{ value: '', label: t('statements.rules.form.noChoice') }, ...campaigns],
      value: campaignId === null ? '' : String(campaignId),
    },
  ];
}

/** Ticked beforehand: the giver has said what the money is for by writing the code. */
function codeTick(locale: Locale, { byCode }: LinePage) {
  if (!byCode) return [];
  const t = translator(locale);
  const campaign = byCode.campaign?.name ?? '';
  const label = byCode.pledge
    ? t('statements.line.byPledge', { donor: byCode.pledge.donorName, campaign })
    : t('statements.line.byCampaign', { campaign });
  return [{ kind: 'checkbox' as const, name: 'byCode', label, value: 'on' }];
}
