'use client';
/**
 * Preparing the payment of decided awards: tick, choose the account, say why.
 * Owns the sum of what is ticked, shown while ticking. Works without script: the server adds up again.
 * Refuses amounts of its own: what an award is worth was decided.
 */
import { useTranslations } from 'next-intl';
import { type ChangeEvent, useActionState, useState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { DateInput } from '@/components/ui/date-input';
import { FormShell } from '@/components/ui/form-shell';
import { Checkbox } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { Select, Textarea } from '@/components/ui/text-input';
import { formatVndUnit } from '@/lib/kernel/money';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface AwardChoice {
  awardId: number;
  label: string;
  hint: string;
  /** đồng as decimal digits; props hold no bigint. */
  amountVnd: string;
  isTicked: boolean;
}

export interface AwardOrderFormProps {
  action: BoundAction;
  locale: Locale;
  awards: AwardChoice[];
  accounts: { value: string; label: string }[];
  reason: string;
  dueOn: string;
  today: string;
  ceremonyId?: number;
}

/** Stands under MessagesProvider with the modules "payments" and "errors". */
export function AwardOrderForm(props: AwardOrderFormProps) {
  const { action, locale, awards, accounts, today } = props;
  const t = useTranslations('payments.form');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, errorOf, message, valueOf: kept } = useProblems(result);
  return (
    <FormShell
      action={dispatch}
      locale={locale}
      errors={errors}
      note={message}
      actions={<SubmitButton locale={locale}>{t('submit')}</SubmitButton>}
    >
      <input type="hidden" name="today" value={today} />
      {props.ceremonyId ? <input type="hidden" name="ceremonyId" value={props.ceremonyId} /> : null}
      <AwardTicks {...{ locale, awards }} />
      <Select
        name="accountId"
        label={t('account')}
        locale={locale}
        options={accounts}
        defaultValue={kept('accountId', accounts[0]?.value)}
        error={errorOf('accountId')}
      />
      <Textarea
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        locale={locale}
        rows={2}
        defaultValue={kept('reason', props.reason)}
        error={errorOf('reason')}
      />
      <DateInput
        name="dueOn"
        label={t('dueOn')}
        locale={locale}
        today={today}
        defaultValue={kept('dueOn', props.dueOn)}
        error={errorOf('dueOn')}
      />
    </FormShell>
  );
}

/** One box for each award, and the sum of those that are ticked. */
function AwardTicks({ locale, awards }: Pick<AwardOrderFormProps, 'locale' | 'awards'>) {
  const t = useTranslations('payments.form');
  const [ticked, setTicked] = useState(
    () => new Set(awards.filter((one) => one.isTicked).map((one) => one.awardId)),
  );
  const sumVnd = awards.reduce(
    (sum, one) => (ticked.has(one.awardId) ? sum + BigInt(one.amountVnd) : sum),
    0n,
  );

  function tick(awardId: number, event: ChangeEvent<HTMLInputElement>) {
    const next = new Set(ticked);
    if (event.target.checked) next.add(awardId);
    else next.delete(awardId);
    setTicked(next);
  }

  return (
    <fieldset className="field" id="awardIds" aria-describedby="awardIds-sum">
      <legend className="field-label">{t('awards')}</legend>
      <p className="field-hint">{t('awardsHint')}</p>
      {awards.map((one) => (
        <Checkbox
          key={one.awardId}
          name="awardIds"
          id={`award-${one.awardId}`}
          value={String(one.awardId)}
          label={one.label}
          hint={one.hint}
          locale={locale}
          checked={ticked.has(one.awardId)}
          onChange={(event) => tick(one.awardId, event)}
        />
      ))}
      <p id="awardIds-sum" aria-live="polite">
        {t('ticked', { count: ticked.size, amount: formatVndUnit(sumVnd) })}
      </p>
    </fieldset>
  );
}
