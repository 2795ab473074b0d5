/**
 * New money recorded from a line of the bank: the form, and why it is filled in as it is.
 * Owns what is filled in: a code goes before an earlier line. Refuses to record by itself.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { contributionKinds } from '@/lib/contributions/schema';
import type { LinePage } from '@/lib/statements/line-page';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { historyText } from './history-text';

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
  const { giver, history, nature, funds } = data;
  const usualKind = nature === 'bankInterest' ? 'bankInterest' : (history?.entry.kind ?? 'gift');
  const kind = data.fundOfCode ? 'gift' : usualKind;
  const fundId = data.fundOfCode || String(history?.entry.fundId ?? '');
  return (
    <section id="ghi">
      <h2>{t('statements.line.createTitle')}</h2>
      <p>{t('statements.line.createLede')}</p>
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
