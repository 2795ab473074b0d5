/**
 * One of the six pages the chair writes: its text in force, and which version it is.
 * Owns what is shown where there is no English text. Refuses to look anything up: the text is handed in.
 */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import type { SitePage } from '@/lib/honours/schema/site-pages';
import type { SitePageNow } from '@/lib/honours/site-page-queries';
import { formatInstantVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { routes, sitePageRoutes } from '@/lib/web/routes';
import type { ReadSitePage } from '@/lib/web/site-page';
import type { Locale } from '@/messages/catalogue';
import { SiteText } from './site-text';

/** The whole public page. */
export function SitePageView({ page }: { page: ReadSitePage }) {
  const { locale, association, kind, now } = page;
  const t = translator(locale);
  return (
    <PublicFrame
      {...{ locale, association, address: sitePageRoutes[kind] }}
      current={kind === 'about' ? 'about' : undefined}
      title={t(`sitepages.title.${kind}`)}
      description={t(`sitepages.description.${kind}`)}
    >
      <SitePageBody {...{ locale, kind, now, hoi: association?.slug }} />
    </PublicFrame>
  );
}

export interface SitePageBodyProps {
  locale: Locale;
  hoi?: string;
  kind: SitePage;
  now: SitePageNow;
  /** A preview has no version yet. */
  isPreview?: boolean;
}

/** What stands below the title; the office previews with the same part. */
export function SitePageBody({ locale, hoi, kind, now, isPreview }: SitePageBodyProps) {
  const t = translator(locale);
  const place = publicPlace(locale, hoi);
  const isForeign = locale === 'en' && now.texts.en === '';
  const text = locale === 'en' && !isForeign ? now.texts.en : now.texts.vi;
  return (
    <>
      {isForeign ? <p className="muted">{t('sitepages.public.onlyVietnamese')}</p> : null}
      <div lang={isForeign ? 'vi' : undefined}>
        <SiteText {...{ text, place, facts: now.facts }} />
      </div>
      {hoi && !isPreview ? (
        <p className="muted">
          {now.version
            ? t('sitepages.public.versionLine', {
                version: String(now.version.version),
                at: formatInstantVn(now.version.publishedAt),
              })
            : t('sitepages.public.builtInLine')}{' '}
          {now.version ? (
            <a href={routes.public.sitePageVersions({ ...place, page: kind })}>
              {t('sitepages.public.history')}
            </a>
          ) : null}
        </p>
      ) : null}
    </>
  );
}
