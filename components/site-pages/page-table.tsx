/** The six pages with what is in force and what waits. Owns the warning about a name that became a recipient's later. */
import { publicPlace } from '@/components/public-shell/public-shell';
import { Notice } from '@/components/ui/notice';
import { formatInstantVn } from '@/lib/kernel/dates';
import type { SitePageState } from '@/lib/site-pages/queries';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes, sitePageRoutes } from '@/lib/web/routes';

export interface SitePageListProps {
  locale: Locale;
  hoi: string;
  states: readonly SitePageState[];
  canWrite: boolean;
}

/** The page below its heading. */
export function SitePageList({ locale, hoi, states, canWrite }: SitePageListProps) {
  const t = translator(locale);
  return (
    <>
      <p className="lede">{t('sitepages.office.lede')}</p>
      {states
        .filter(({ isAboutRecipient }) => isAboutRecipient)
        .map(({ page }) => (
          <Notice
            key={page}
            tone="warning"
            title={t('sitepages.office.recipientTitle', { page: t(`sitepages.title.${page}`) })}
          >
            <p>{t('sitepages.office.recipientBody')}</p>
          </Notice>
        ))}
      {states.map((state) => (
        <section key={state.page} id={state.page}>
          <h2>{t(`sitepages.title.${state.page}`)}</h2>
          <p>
            {t('sitepages.office.state')}: <strong>{stateText(t, state)}</strong>
            {'. '}
            {t('sitepages.office.draft')}: <strong>{draftText(t, state)}</strong>.
          </p>
          <ul>
            {linksOf(hoi, state, canWrite).map(([key, href]) => (
              <li key={key}>
                <a href={href}>
                  {t(`sitepages.office.${key}`, { page: t(`sitepages.title.${state.page}`) })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function stateText(t: Translator, { now: { version } }: SitePageState): string {
  if (!version) return t('sitepages.office.stateBuiltIn');
  const key = version.isBuiltIn ? 'stateBuiltInVersion' : 'stateVersion';
  const facts = { version: String(version.version), at: formatInstantVn(version.publishedAt) };
  return t(`sitepages.office.${key}`, facts);
}

function draftText(t: Translator, { draft }: SitePageState): string {
  return draft?.isOpen
    ? t('sitepages.office.waiting', { by: draft.by, at: formatInstantVn(draft.at) })
    : t('sitepages.office.noDraft');
}

function linksOf(hoi: string, { page, draft }: SitePageState, canWrite: boolean): [string, string][] {
  return [
    ...(canWrite ? [['edit', routes.office.editSitePage(hoi, page)] as [string, string]] : []),
    ...(draft?.isOpen ? [['preview', routes.office.previewSitePage(hoi, page)] as [string, string]] : []),
    ['history', routes.office.sitePageHistory(hoi, page)],
    ['see', sitePageRoutes[page](publicPlace('vi', hoi))],
  ];
}
