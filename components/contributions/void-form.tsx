'use client';
/** Voiding a voucher: what happens, in words; the reason and the day. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { ButtonLink } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { FormShell } from '@/components/ui/form-shell';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import { formatDateVn } from '@/lib/kernel/dates';
import type { ActionResult, BoundAction, Json } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface VoidFormProps<V extends Json> {
  locale: Locale;
  action: BoundAction<V>;
  contributionId: number;
  reference: string;
  amount: string;
  today: string;
  /** A cash voucher seen by somebody who is no cashier. */
  isCashForOthers: boolean;
  backHref: string;
}

export function VoidForm<V extends Json>(props: VoidFormProps<V>) {
  const { locale, reference, amount } = props;
  const t = useTranslations('contributions');
  const [result, submit] = useActionState(props.action, null);
  const problems = useProblems(result as ActionResult | null);
  return (
    <FormShell
      action={submit}
      locale={locale}
      note={problems.message}
      errors={problems.errors}
      actions={
        <>
          <SubmitButton locale={locale} variant="danger">
            {t('void.submit')}
          </SubmitButton>
          <ButtonLink variant="quiet" href={props.backHref}>
            {t('form.cancel')}
          </ButtonLink>
        </>
      }
    >
      <p className="lede">{t('void.explain', { reference, amount })}</p>
      {props.isCashForOthers ? <Notice tone="locked" title={t('void.onlyCashier')} /> : null}
      <input type="hidden" name="contributionId" value={props.contributionId} />
      <Textarea
        name="reason"
        locale={locale}
        label={t('void.reason')}
        hint={t('void.reasonHint')}
        error={problems.errorOf('reason')}
        defaultValue={problems.valueOf('reason')}
      />
      <DateInput
        name="occurredOn"
        locale={locale}
        today={props.today}
        label={t('void.day')}
        error={problems.errorOf('occurredOn')}
        defaultValue={problems.valueOf('occurredOn', formatDateVn(props.today))}
      />
    </FormShell>
  );
}
