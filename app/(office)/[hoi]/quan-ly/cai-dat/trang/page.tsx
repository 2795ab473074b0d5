/** Settings: the six pages the association writes, what is in force and what waits. */
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { SettingsPage } from '@/components/access/settings-page';
import { SitePageList } from '@/components/site-pages/page-table';
import { can } from '@/lib/access/policy';
import { sitePageStates } from '@/lib/site-pages/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

export default guarded(async function SitePagesPage({ params }: PageProps<'hoi'>) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'sitePages.view', (tx) => sitePageStates(tx, hoi));
  const { locale, data: states } = page;
  return (
    <SettingsPage page={page} tab="sitePages" title={translator(locale)('sitepages.office.title')}>
      <SitePageList {...{ locale, hoi, states, canWrite: can(page.actor.roles, 'sitePages.write') }} />
    </SettingsPage>
  );
});
