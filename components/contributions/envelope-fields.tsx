'use client';
/**
 * An envelope of many families: a list that must add up.
 * Owns the live sum under the list. Without script the server adds up and answers.
 */
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/text-input';
import { readShareLines } from '@/lib/contributions/rules/share-lines';
import { formatVndUnit, parseVnd, vndInWords } from '@/lib/kernel/money';
import type { Draft, FormParts } from './form-parts';

export function EnvelopeFields({
  parts,
  draft,
  isNamed,
}: {
  parts: FormParts;
  draft: Draft;
  isNamed: boolean;
}) {
  const t = useTranslations('contributions');
  const shares = parts.bind('shares');
  const read = readShareLines(draft.shares ?? '');
  const amount = parseVnd(draft.amount ?? '');
  const differs = amount.kind === 'amount' && amount.amountVnd !== read.sumVnd;
  return (
    <details open={shares.error !== undefined || shares.defaultValue !== ''}>
      <summary className="cursor-pointer py-2 font-semibold text-link">{t('form.envelope')}</summary>
      <Textarea {...shares} label={t('form.shares')} hint={t('form.sharesHint')} rows={8} />
      <p className="field-read" aria-live="polite">
        {read.badLine !== null
          ? t('form.sharesBad', { line: read.badLine })
          : read.shares.length > 0
            ? t('form.sharesSum', {
                count: read.shares.length,
                amount: formatVndUnit(read.sumVnd),
                words: vndInWords(read.sumVnd),
              })
            : ''}
      </p>
      {read.shares.length > 0 && read.badLine === null && differs ? (
        <p className="field-error">
          {t('form.sharesDiffer', {
            sum: formatVndUnit(read.sumVnd),
            amount: formatVndUnit(amount.amountVnd),
          })}
        </p>
      ) : null}
      <Checkbox
        name="areSharesNamed"
        locale={parts.locale}
        label={t('form.sharesNamed')}
        defaultChecked={isNamed}
      />
    </details>
  );
}
