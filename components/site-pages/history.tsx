/**
 * The versions of one page for the office: as the public reads them, with the chair's two ways back: the built-in text as
 * a new version, the words of an old one taken down. Owns the arrangement. Refuses to delete anything.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { VersionFacts, VersionTags } from '@/components/honours/site-page-versions';
import { TextDifferences } from '@/components/honours/text-differences';
import { publicPlace } from '@/components/public-shell/public-shell';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { PrintButton } from '@/components/ui/print-button';
import type { SitePage } from '@/lib/honours/schema/site-pages';
import type { SitePageVersion } from '@/lib/honours/site-page-queries';
import { type Locale, translator } from '@/lib/web/messages';
import { routes, sitePageRoutes } from '@/lib/web/routes';
import { reasonField } from './preview';

export interface SiteHistoryProps {
  locale: Locale;
  hoi: string;
  page: SitePage;
  versions: readonly SitePageVersion[];
  /** Number of the version in force, 0 while there is none. */
  newest: number;
  /** Number of the oldest version shown; older ones follow below it. */
  olderBelow?: number;
  justPublished?: number;
  /** Absent for who may not publish. */
  actions?: { builtIn: FormAction; withdraw: FormAction };
}

/** The page below its heading. */
export function SiteHistory(props: SiteHistoryProps) {
  const { locale, hoi, page, versions, newest, olderBelow, justPublished, actions } = props;
  const t = translator(locale);
  const words = { page: t(`sitepages.title.${page}`) };
  return (
    <MessagesProvider locale={locale} modules={['errors', 'ui']}>
      {justPublished === undefined ? null : (
        <Notice tone="success" title={t('sitepages.office.published', { version: String(justPublished) })}>
          <p>
            <a href={sitePageRoutes[page](publicPlace('vi', hoi))}>{t('sitepages.office.see', words)}</a>
          </p>
        </Notice>
      )}
      <p>
        <a href={routes.office.sitePages(hoi)}>{t('sitepages.office.back')}</a>{' '}
        <PrintButton locale={locale}>{t('sitepages.office.print')}</PrintButton>
      </p>
      {newest === 0 ? <p>{t('sitepages.public.none')}</p> : null}
      {versions.map((version, at) => (
        <OneVersion
          key={version.version}
          {...{ locale, hoi, page, version, isInForce: version.version === newest, actions }}
          before={versions.slice(at + 1).find((one) => one.texts !== null)}
          isLastShown={at === versions.length - 1 && olderBelow !== undefined}
        />
      ))}
      {olderBelow === undefined ? null : (
        <p>
          <a href={routes.office.sitePageHistory(hoi, page, { truoc: olderBelow })}>
            {t('sitepages.public.older')}
          </a>
        </p>
      )}
      {actions ? (
        <details>
          <summary>{t('sitepages.office.builtInTitle')}</summary>
          <p>{t('sitepages.office.builtInBody')}</p>
          <PlainForm
            {...{ locale, action: actions.builtIn, idPrefix: 'viet-san' }}
            hidden={{ page, version: String(newest) }}
            fields={[reasonField(t)]}
            submit={t('sitepages.office.builtInDo')}
            variant="secondary"
          />
        </details>
      ) : null}
    </MessagesProvider>
  );
}

interface OneVersionProps {
  locale: Locale;
  hoi: string;
  page: SitePage;
  version: SitePageVersion;
  before?: SitePageVersion;
  isInForce: boolean;
  /** The one it is compared with stands on the next page. */
  isLastShown: boolean;
  actions?: SiteHistoryProps['actions'];
}

function OneVersion(props: OneVersionProps) {
  const { locale, hoi, page, version, before, isInForce, isLastShown, actions } = props;
  const t = translator(locale);
  const number = String(version.version);
  const place = publicPlace('vi', hoi);
  return (
    <section id={`ban-${number}`}>
      <h2>
        {t('sitepages.public.version', { version: number })}{' '}
        <VersionTags {...{ locale, version, isInForce }} />
      </h2>
      <VersionFacts {...{ locale, version }} />
      {version.isWithdrawn ? null : (
        <p>
          <a href={routes.public.sitePageVersion({ ...place, page, version: version.version })}>
            {t('sitepages.public.read')}
          </a>
        </p>
      )}
      {version.texts && !isLastShown ? (
        <TextDifferences
          {...{ locale, after: version.texts }}
          before={before?.texts ? { version: before.version, texts: before.texts } : undefined}
        />
      ) : null}
      {actions && !isInForce && !version.isWithdrawn ? (
        <details>
          <summary>{t('sitepages.office.withdrawTitle', { version: number })}</summary>
          <p>{t('sitepages.office.withdrawBody')}</p>
          <PlainForm
            {...{
              locale,
              action: actions.withdraw,
              idPrefix: `ha-${number}`,
              hidden: { page, version: number },
            }}
            fields={[{ kind: 'text', name: 'reason', label: t('sitepages.office.withdrawReason') }]}
            submit={t('sitepages.office.withdraw', { version: number })}
            variant="danger"
          />
        </details>
      ) : null}
    </section>
  );
}
