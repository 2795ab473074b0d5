/**
 * The versions of a report, newest first, each with its cause and what differs from the one before it.
 * Owns the words of a difference: old, then new. Refuses names, units, and money of awards.
 */
import { StatusTag } from '@/components/ui/status-tag';
import type { ReportStep } from '@/lib/honours/report-queries';
import { wordsOf } from '@/lib/honours/report-words';
import { measureOf, type NumberChange } from '@/lib/honours/rules/reports';
import { formatInstantVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import type { Translator } from '@/lib/web/messages';

export interface VersionStepsProps {
  t: Translator;
  steps: readonly ReportStep[];
  /** The version on the page. */
  shown: number;
  hrefOf: (version: number) => string;
}

/** One entry for each version. */
export function VersionSteps({ t, steps, shown, hrefOf }: VersionStepsProps) {
  return (
    <ol reversed>
      {steps.map(({ version, previous, changes, sections }) => (
        <li key={version.version}>
          {version.version === shown || version.isWithdrawn ? (
            t('reports.version', { version: version.version })
          ) : (
            <a href={hrefOf(version.version)}>{t('reports.version', { version: version.version })}</a>
          )}
          , {formatInstantVn(version.publishedAt)}
          {version.cause ? `. ${t('reports.because', { cause: t(`reports.causes.${version.cause}`) })}` : ''}{' '}
          {version.isWithdrawn ? <StatusTag>{t('reports.withdrawnTag')}</StatusTag> : null}
          {previous === null ? null : (
            <ul>
              {changes.map((change) => (
                <li key={`${change.figure}|${change.label}`}>{changeSentence(t, change)}</li>
              ))}
              {sections.map((section) => (
                <li key={section}>
                  {t('reports.wordsChanged', { section: t(`reports.sections.${section}`) })}
                </li>
              ))}
              {changes.length + sections.length === 0 ? <li>{t('reports.same')}</li> : null}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** "Thu trong kỳ: 28.017.500 thành 29.017.500". */
export function changeSentence(t: Translator, change: NumberChange): string {
  const words = wordsOf(t, change);
  const text = (pair: NumberChange['before']) => {
    if (pair === null) return t('reports.nothing');
    const measure = measureOf(change.figure);
    const isAmount = measure === 'amount' || (measure === 'both' && pairDiffers(change));
    return isAmount ? formatVnd(pair.amountVnd) : String(pair.itemCount);
  };
  return t('reports.change', { what: words, before: text(change.before), after: text(change.after) });
}

const pairDiffers = ({ before, after }: NumberChange) =>
  (before?.amountVnd ?? 0n) !== (after?.amountVnd ?? 0n);
