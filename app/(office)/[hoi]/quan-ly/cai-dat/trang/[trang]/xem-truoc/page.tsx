/** The draft of one of the six pages as everybody would see it, and its publication. */
import { notFound } from 'next/navigation';
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { SettingsPage } from '@/components/access/settings-page';
import { SitePreview } from '@/components/site-pages/preview';
import { can } from '@/lib/access/policy';
import { sitePageOf } from '@/lib/honours/schema/site-pages';
import { sitePageRoom } from '@/lib/site-pages/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { dropDraft, publishDraft } from './actions';

export default guarded(async function PreviewSitePage({ params }: PageProps<'hoi' | 'trang'>) {
  const { hoi, trang } = await params;
  const kind = sitePageOf(trang);
  const page = await officePage(hoi, 'sitePages.view', async (tx) =>
    kind ? sitePageRoom(tx, hoi, kind) : undefined,
  );
  const { locale, data: room, actor } = page;
  if (!room) notFound();
  const t = translator(locale);
  const actions = {
    publish: can(actor.roles, 'sitePages.publish') ? publishDraft.bind(null, hoi) : undefined,
    drop: can(actor.roles, 'sitePages.write') ? dropDraft.bind(null, hoi) : undefined,
  };
  const title = t('sitepages.office.previewTitle', { page: t(`sitepages.title.${room.page}`) });
  return (
    <SettingsPage page={page} tab="sitePages" title={title}>
      <SitePreview {...{ locale, hoi, room, actions }} />
    </SettingsPage>
  );
});
