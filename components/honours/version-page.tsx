/**
 * `/phien-ban/<loai>/<nam>`: the versions of one list, newest first, each with its fingerprint, its cause and what differs
 * from the one before it.
 * Owns the arrangement. Refuses names: whoever is named now may have withdrawn tomorrow, and a history never forgets.
 */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { DescriptionList } from '@/components/ui/description-list';
import { StatusTag } from '@/components/ui/status-tag';
import { causeWords } from '@/lib/honours/rules/differences';
import { kindSlugs } from '@/lib/honours/schema/words';
import type { HistoryVersion } from '@/lib/honours/version-queries';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import type { PublicPage } from '@/lib/web/public-page';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { VersionHistory } from '@/lib/web/version-page';
import type { Locale } from '@/messages/catalogue';
import { Hash } from './publication-facts';
import { VersionDifferences } from './version-differences';

/** The whole page. Only counts and amounts, so search engines may read it; a year that never was is kept from them. */
export function VersionPage({ page }: { page: PublicPage<VersionHistory> }) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const { kind, year, versions } = data;
  const words = { kind: t(`versions.kinds.${kind}`), year: String(year) };
  return (
    <PublicFrame
      {...{
        locale,
        association,
        current: kind === 'donorRoll' ? 'goldenBook' : kind === 'honourList' ? 'honours' : 'transparency',
      }}
      title={t('versions.title', words)}
      description={t('versions.lede')}
      address={(other) => routes.public.versions({ ...other, list: kindSlugs[kind], year })}
      noIndex
    >
      <p className="lede">{t('versions.lede')}</p>
      <p className="muted">{t('versions.names')}</p>
      {versions.length === 0 ? <p>{t('versions.none')}</p> : null}
      {versions.map((version, at) => (
        <Version
          key={version.version}
          {...{ locale, version, isInForce: at === 0 && data.page === 1 && !version.isWithdrawn }}
          place={publicPlace(locale, association.slug)}
        />
      ))}
      {data.hasOlder ? (
        <p>
          <a
            href={routes.public.versions({
              ...{ ...publicPlace(locale, association.slug), list: kindSlugs[kind], year },
              query: { trang: data.page + 1 },
            })}
          >
            {t('versions.older')}
          </a>
        </p>
      ) : null}
    </PublicFrame>
  );
}

const listOf = {
  fundFigures: routes.public.transparency,
  honourList: routes.public.honours,
  donorRoll: routes.public.donorRoll,
};

type VersionProps = { locale: Locale; place: PublicPlace; version: HistoryVersion; isInForce: boolean };

function Version({ locale, place, version, isInForce }: VersionProps) {
  const t = translator(locale);
  const { difference, kind, year } = version;
  const facts = { asOf: formatDateVn(version.asOf), at: formatInstantVn(version.publishedAt) };
  return (
    <section id={`ban-${version.version}`}>
      <h2>
        {t('versions.version', { version: String(version.version) })}{' '}
        {isInForce ? <StatusTag tone="success">{t('versions.inForce')}</StatusTag> : null}
        {version.isWithdrawn ? <StatusTag>{t('versions.withdrawn')}</StatusTag> : null}
      </h2>
      <p>
        {t('versions.facts', facts)}{' '}
        {isInForce ? <a href={listOf[kind]({ ...place, year })}>{t('versions.toList')}</a> : null}
      </p>
      <DescriptionList
        items={[
          ...(difference
            ? [{ term: t('versions.why'), value: t(`versions.${causeWords(difference)}`) }]
            : []),
          { term: t('versions.fingerprint'), value: <Hash hex={version.fingerprint} /> },
        ]}
      />
      {difference ? <VersionDifferences {...{ locale, place, year, difference }} /> : null}
      {version.isWithdrawn ? <p className="muted">{t('versions.withdrawnNote')}</p> : null}
    </section>
  );
}
