'use client';
/** Which of the latest lines a rule would have meant. Owns the sentence and a few examples. Refuses to hide that none did. */
import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { RulePreview } from '@/lib/statements/own-rules';

/** Stands under MessagesProvider with the module "statements". */
export function RulePreviewBox({ preview }: { preview: RulePreview }) {
  const t = useTranslations('statements.rules.preview');
  const { looked, meant, examples } = preview;
  if (meant === 0)
    return (
      <Notice tone="warning" title={t('none', { looked })}>
        <p>{t('noneBody')}</p>
      </Notice>
    );
  const signed = (digits: string) =>
    digits.startsWith('-') ? `−${formatVndUnit(BigInt(digits.slice(1)))}` : formatVndUnit(BigInt(digits));
  return (
    <Notice title={t('title', { meant, looked })}>
      <p>{t('caption')}</p>
      <ul>
        {examples.map((line) => (
          <li key={line.lineId}>
            {formatDateVn(line.occurredOn)} · <strong>{signed(line.amountVnd)}</strong> · {line.memo}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
