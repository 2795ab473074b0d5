/** The versions of one of the six pages, with what differs. */
import { notFound } from 'next/navigation';
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { SettingsPage } from '@/components/access/settings-page';
import { SiteHistory } from '@/components/site-pages/history';
import { can } from '@/lib/access/policy';
import { sitePageOf } from '@/lib/honours/schema/site-pages';
import { sitePageHistory } from '@/lib/site-pages/queries';
import { historyQuery } from '@/lib/site-pages/schema';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { backToBuiltIn, withdrawVersion } from './actions';

type Props = PageProps<'hoi' | 'trang'> & { searchParams: Promise<Record<string, unknown>> };

export default guarded(async function SitePageHistoryPage({ params, searchParams }: Props) {
  const { hoi, trang } = await params;
  const { truoc, moi } = historyQuery.parse(await searchParams);
  const kind = sitePageOf(trang);
  const page = await officePage(hoi, 'sitePages.view', async (tx) =>
    kind ? { page: kind, ...(await sitePageHistory(tx, hoi, kind, truoc)) } : undefined,
  );
  const { locale, data, actor } = page;
  if (!data) notFound();
  const t = translator(locale);
  const actions = can(actor.roles, 'sitePages.publish')
    ? { builtIn: backToBuiltIn.bind(null, hoi), withdraw: withdrawVersion.bind(null, hoi) }
    : undefined;
  const title = t('sitepages.office.historyTitle', { page: t(`sitepages.title.${data.page}`) });
  return (
    <SettingsPage page={page} tab="sitePages" title={title}>
      <SiteHistory {...{ locale, hoi, actions, ...data, justPublished: moi }} />
    </SettingsPage>
  );
});
