/**
 * What is told of one version: until which day, when and how it was published, why, its fingerprint, corrections and what
 * differs. Owns the order. Refuses content of a version that was withdrawn.
 */
import { DescriptionList } from '@/components/ui/description-list';
import { causeWords } from '@/lib/honours/rules/differences';
import { type Correction, corrections } from '@/lib/honours/rules/version-groups';
import type { HistoryVersion } from '@/lib/honours/schema/versions';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { type Translator, translator } from '@/lib/web/messages';
import type { PublicPlace } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { Hash } from './publication-facts';
import { publisherWords } from './publisher';
import { VersionDifferences } from './version-differences';

type Props = { locale: Locale; place: PublicPlace; version: HistoryVersion; toList?: string };

/** Everything under the heading of a version. `toList`: where it is on show. */
export function VersionBody({ locale, place, version, toList }: Props) {
  const t = translator(locale);
  const { difference, year } = version;
  const facts = { asOf: formatDateVn(version.asOf), at: formatInstantVn(version.publishedAt) };
  return (
    <>
      <p>
        {t('versions.facts', facts)} {toList ? <a href={toList}>{t('versions.toList')}</a> : null}
      </p>
      <DescriptionList
        items={[
          ...(difference
            ? [{ term: t('versions.why'), value: t(`versions.${causeWords(difference)}`) }]
            : []),
          { term: t('figures.publisher'), value: publisherWords(t, version) },
          { term: t('versions.fingerprint'), value: <Hash hex={version.fingerprint} /> },
        ]}
      />
      {difference ? <Corrections t={t} all={corrections(difference.lines)} /> : null}
      {difference ? <VersionDifferences {...{ locale, place, year, difference }} /> : null}
      {version.isWithdrawn ? <p className="muted">{t('versions.withdrawnNote')}</p> : null}
    </>
  );
}

function Corrections({ t, all }: { t: Translator; all: readonly Correction[] }) {
  if (all.length === 0) return null;
  return (
    <>
      <h3>{t('versions.correctionsTitle')}</h3>
      <ul>
        {all.map(({ reference, relatedReference }) => (
          <li key={reference}>
            {relatedReference
              ? t('versions.correction', { reference, related: relatedReference })
              : t('versions.correctionOfYear', { reference })}
          </li>
        ))}
      </ul>
    </>
  );
}
