/**
 * The history of one of the six pages: every version with its day, reason and fingerprint.
 * Owns the arrangement. Refuses the words of a version that was taken down.
 */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { DescriptionList } from '@/components/ui/description-list';
import { StatusTag } from '@/components/ui/status-tag';
import type { SitePageVersion } from '@/lib/honours/site-page-queries';
import { formatInstantVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { type PublicPlace, routes, sitePageRoutes } from '@/lib/web/routes';
import type { ReadSiteHistory } from '@/lib/web/site-page';
import { Hash } from './publication-facts';

/** The list of versions. */
export function SitePageHistory({ page }: { page: ReadSiteHistory }) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  const title = t('sitepages.public.historyTitle', { page: t(`sitepages.title.${data.kind}`) });
  const address = (other: PublicPlace) => routes.public.sitePageVersions({ ...other, page: data.kind });
  const oldest = data.versions.at(-1)?.version ?? 1;
  return (
    <PublicFrame
      {...{ locale, association, title, address }}
      description={t('sitepages.public.historyLede')}
      noIndex
    >
      <p className="lede">{t('sitepages.public.historyLede')}</p>
      <p>
        <a href={sitePageRoutes[data.kind](place)}>{t('sitepages.public.readNow')}</a>
      </p>
      {data.versions.length === 0 ? <p>{t('sitepages.public.none')}</p> : null}
      {data.versions.map((version) => (
        <section key={version.version} id={`ban-${version.version}`}>
          <h2>
            {t('sitepages.public.version', { version: String(version.version) })}{' '}
            <VersionTags {...{ locale, version, isInForce: version.version === data.newest }} />
          </h2>
          <VersionFacts {...{ locale, version }} />
          {version.isWithdrawn ? null : (
            <p>
              <a
                href={routes.public.sitePageVersion({ ...place, page: data.kind, version: version.version })}
              >
                {t('sitepages.public.read')}
              </a>
            </p>
          )}
        </section>
      ))}
      {oldest > 1 && data.hasOlder ? (
        <p>
          <a
            href={routes.public.sitePageVersions({
              ...place,
              page: data.kind,
              query: { trang: data.page + 1 },
            })}
          >
            {t('sitepages.public.older')}
          </a>
        </p>
      ) : null}
    </PublicFrame>
  );
}

type OneProps = { locale: Locale; version: SitePageVersion };

/** In force, taken down, text of the program. */
export function VersionTags({ locale, version, isInForce }: OneProps & { isInForce: boolean }) {
  const t = translator(locale);
  return (
    <>
      {isInForce ? <StatusTag tone="success">{t('sitepages.public.inForce')}</StatusTag> : null}{' '}
      {version.isWithdrawn ? <StatusTag>{t('sitepages.public.withdrawn')}</StatusTag> : null}{' '}
      {version.isBuiltIn ? <StatusTag>{t('sitepages.public.builtIn')}</StatusTag> : null}
    </>
  );
}

/** Day, reason and fingerprint. */
export function VersionFacts({ locale, version }: OneProps) {
  const t = translator(locale);
  const why = version.reason
    ? [{ term: t('sitepages.public.why'), value: <span lang="vi">{version.reason}</span> }]
    : [];
  return (
    <>
      <p>{t('sitepages.public.facts', { at: formatInstantVn(version.publishedAt) })}</p>
      <DescriptionList
        items={[
          ...why,
          { term: t('sitepages.public.fingerprint'), value: <Hash hex={version.fingerprint} /> },
        ]}
      />
      {version.isWithdrawn ? <p className="muted">{t('sitepages.public.withdrawnNote')}</p> : null}
    </>
  );
}
