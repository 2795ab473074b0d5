'use client';
/** Closing a month: the cash count by notes or as a total, and the bank's balance. */
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { type Problems, useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { MoneyInput } from '@/components/ui/money-input';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { formatVnd, formatVndUnit } from '@/lib/kernel/money';
import { notes } from '@/lib/ledger/rules/notes';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export function CloseForm({
  locale,
  month,
  action,
}: {
  locale: Locale;
  month: string;
  action: BoundAction<string>;
}) {
  const t = useTranslations('ledger');
  const [result, submit] = useActionState(action, null);
  const problems = useProblems(result as ActionResult | null);
  return (
    <FormShell
      action={submit}
      locale={locale}
      note={problems.message}
      errors={problems.errors}
      actions={<SubmitButton locale={locale}>{t('period.submit')}</SubmitButton>}
    >
      <p className="lede">{t('period.explain')}</p>
      <input type="hidden" name="month" value={month} />
      <NoteCounts locale={locale} problems={problems} />
      <MoneyInput
        name="cashTotal"
        locale={locale}
        label={t('period.cashTotal')}
        hint={t('period.cashTotalHint')}
        error={problems.errorOf('cashTotal')}
        defaultValue={problems.valueOf('cashTotal')}
      />
      <MoneyInput
        name="bank"
        locale={locale}
        label={t('period.bank')}
        hint={t('period.bankHint')}
        error={problems.errorOf('bank')}
        defaultValue={problems.valueOf('bank')}
      />
    </FormShell>
  );
}

/** One box per note, added up while they are filled. */
function NoteCounts({ locale, problems }: { locale: Locale; problems: Problems }) {
  const t = useTranslations('ledger');
  const [counts, setCounts] = useState<Record<number, string>>({});
  const countOf = (note: number) => (/^\d{1,6}$/.test(counts[note] ?? '') ? BigInt(counts[note]!) : 0n);
  const sum = notes.reduce((total, note) => total + countOf(note) * BigInt(note), 0n);
  return (
    <fieldset className="field">
      <legend className="field-label">{t('period.countLegend')}</legend>
      <p className="field-hint">{t('period.countHint')}</p>
      <div className="filters">
        {notes.map((note) => (
          <TextInput
            key={note}
            name={`to${note}`}
            locale={locale}
            label={t('period.sheets', { value: formatVnd(BigInt(note)) })}
            width="short"
            inputMode="numeric"
            error={problems.errorOf(`to${note}`)}
            defaultValue={problems.valueOf(`to${note}`)}
            onChange={(event) => setCounts({ ...counts, [note]: event.target.value.trim() })}
          />
        ))}
      </div>
      <p className="field-read" aria-live="polite">
        {sum > 0n ? t('period.coins', { amount: formatVndUnit(sum) }) : ''}
      </p>
    </fieldset>
  );
}
