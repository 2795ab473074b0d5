/**
 * Versions of one month that no person pressed: one line each with what changed, the whole of it behind the line.
 * Owns the line. Refuses to leave a version out.
 */
import { StatusTag } from '@/components/ui/status-tag';
import { corrections } from '@/lib/honours/rules/version-groups';
import type { HistoryVersion } from '@/lib/honours/schema/versions';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import { type Translator, translator } from '@/lib/web/messages';
import type { PublicPlace } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { VersionBody } from './version-body';

interface Props {
  locale: Locale;
  place: PublicPlace;
  month: string;
  versions: readonly HistoryVersion[];
}

/** A heading for the month, and a line that opens for each version. */
export function MonthOfVersions({ locale, place, month, versions }: Props) {
  const t = translator(locale);
  return (
    <section>
      <h2>{t('versions.month', { month, count: versions.length })}</h2>
      {versions.map((version) => (
        <details key={version.version} id={`ban-${version.version}`}>
          <summary>
            <span>
              {lineOf(t, version)}{' '}
              {version.isWithdrawn ? <StatusTag>{t('versions.withdrawn')}</StatusTag> : null}
              {corrections(version.difference?.lines ?? []).length > 0 ? (
                <StatusTag tone="warning">{t('versions.correctionTag')}</StatusTag>
              ) : null}
            </span>
          </summary>
          <VersionBody {...{ locale, place, version }} />
        </details>
      ))}
    </section>
  );
}

function lineOf(t: Translator, { version, asOf, difference }: HistoryVersion): string {
  const facts = { version: String(version), asOf: formatDateVn(asOf) };
  if (!difference) return `${t('versions.version', facts)}, ${facts.asOf}`;
  const closing = difference.figures.find(({ figure }) => figure === 'closing');
  const balance = closing && {
    before: formatVnd(closing.beforeVnd ?? 0n),
    after: formatVnd(closing.afterVnd ?? 0n),
  };
  return t('versions.autoLine', {
    ...facts,
    change:
      difference.previous === null
        ? t('versions.balanceFirst')
        : balance
          ? t('versions.balance', balance)
          : t('versions.balanceSame'),
    vouchers: t('versions.vouchers', { count: difference.touched ?? 0 }),
  });
}
