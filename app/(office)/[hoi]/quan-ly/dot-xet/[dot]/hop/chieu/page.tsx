/** The council's meeting on a projector, read anew every half minute. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { Projector } from '@/components/awards/projector';
import { StaffPage } from '@/components/office-shell/staff-page';
import { FreshPage } from '@/components/ui/fresh-page';
import { projectorPage } from '@/lib/awards/queries/meeting-pages';
import { deskFilter } from '@/lib/awards/schema/desk-forms';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

export default guarded(async function ProjectorPage({
  params,
  searchParams,
}: {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const [{ hoi, dot }, filter] = [await params, deskFilter(await searchParams)];
  const page = await officePage(hoi, 'awards.viewDossiers', (tx, actor) =>
    projectorPage(tx, actor, dot, filter),
  );
  const { locale, data } = page;
  if (!data) notFound();
  const t = translator(locale);
  return (
    <StaffPage page={page} current="awards" title={t('awards.projector.title')}>
      <FreshPage seconds={30} stop={t('awards.projector.stop')} goOn={t('awards.projector.goOn')} />
      <Projector hoi={hoi} locale={locale} data={data} />
    </StaffPage>
  );
});
