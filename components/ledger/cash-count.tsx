'use client';
/**
 * Cash as counted: one box per note, added up while they are filled, or the total alone (readCashCount reads both).
 * Stands under MessagesProvider with the module "ledger".
 */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Problems } from '@/components/forms/use-problems';
import { MoneyInput } from '@/components/ui/money-input';
import { TextInput } from '@/components/ui/text-input';
import { formatVnd, formatVndUnit } from '@/lib/kernel/money';
import { notes } from '@/lib/ledger/rules/notes';
import type { Locale } from '@/messages/catalogue';

export function CashCount({ locale, problems }: { locale: Locale; problems: Problems }) {
  const t = useTranslations('ledger');
  return (
    <>
      <NoteCounts {...{ locale, problems }} />
      <MoneyInput
        name="cashTotal"
        locale={locale}
        label={t('period.cashTotal')}
        hint={t('period.cashTotalHint')}
        error={problems.errorOf('cashTotal')}
        defaultValue={problems.valueOf('cashTotal')}
      />
    </>
  );
}

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
