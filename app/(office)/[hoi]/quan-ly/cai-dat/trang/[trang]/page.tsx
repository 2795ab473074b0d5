/** Writing one of the six pages. */
import { notFound } from 'next/navigation';
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { SettingsPage } from '@/components/access/settings-page';
import { SiteEditor } from '@/components/site-pages/editor';
import { sitePageOf } from '@/lib/honours/schema/site-pages';
import { sitePageRoom } from '@/lib/site-pages/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { saveDraft } from './actions';

export default guarded(async function EditSitePage({ params }: PageProps<'hoi' | 'trang'>) {
  const { hoi, trang } = await params;
  const kind = sitePageOf(trang);
  const page = await officePage(hoi, 'sitePages.write', async (tx) =>
    kind ? sitePageRoom(tx, hoi, kind) : undefined,
  );
  const { locale, data: room } = page;
  if (!room) notFound();
  const t = translator(locale);
  const title = t('sitepages.office.editTitle', { page: t(`sitepages.title.${room.page}`) });
  return (
    <SettingsPage page={page} tab="sitePages" title={title}>
      <SiteEditor {...{ locale, hoi, room, action: saveDraft.bind(null, hoi) }} />
    </SettingsPage>
  );
});
