'use client';
/**
 * What is strange about a file, in words: errors that must be mended, questions that one tick answers.
 * Owns the way from a finding to its sentence under messages/errors. Refuses to tick anything nobody ticked before.
 */
import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { Checkbox } from '@/components/ui/radio-group';
import { formatVnd } from '@/lib/kernel/money';
import type { ShownFinding } from '@/lib/statements/commands/import-file';
import type { Locale } from '@/messages/catalogue';

/** Figures in sentences are written as people read them. */
function worded(params: Record<string, string | number>): Record<string, string | number> {
  const amounts = ['amount', 'gap', 'printed', 'computed', 'before', 'opening'];
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const digits = /^(-?)(\d{1,17})$/.exec(String(value));
      if (!amounts.includes(name) || !digits) return [name, value];
      return [name, `${digits[1] ? '−' : ''}${formatVnd(BigInt(digits[2]!))}`];
    }),
  );
}

/** The findings of a preview; stands inside its form. */
export function FindingTicks({
  findings,
  accepted,
  locale,
}: {
  findings: ShownFinding[];
  accepted: string[];
  locale: Locale;
}) {
  const t = useTranslations('statements.import');
  const sentences = useTranslations('errors');
  const sentence = (finding: ShownFinding) =>
    sentences(finding.code as never, worded(finding.params) as never);
  const errors = findings.filter((finding) => finding.level === 'error');
  const questions = findings.filter((finding) => finding.level === 'question');
  return (
    <>
      {errors.length > 0 ? (
        <Notice tone="error" title={t('errors')}>
          <ul>
            {errors.map((finding) => (
              <li key={finding.key}>{sentence(finding)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {questions.length > 0 ? (
        <Notice tone="warning" title={t('questions')}>
          {questions.map((finding) => (
            <Checkbox
              key={finding.key}
              name="accepted"
              id={`accepted-${finding.key}`}
              value={finding.key}
              label={t('accept')}
              hint={sentence(finding)}
              defaultChecked={accepted.includes(finding.key)}
              locale={locale}
            />
          ))}
        </Notice>
      ) : null}
    </>
  );
}
