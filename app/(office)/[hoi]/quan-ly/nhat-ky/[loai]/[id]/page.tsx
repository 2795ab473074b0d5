/** Everything that ever happened to one record, one click from its amount. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { RecordHistory } from '@/components/audit/record-history';
import { StaffPage } from '@/components/office-shell/staff-page';
import { Breadcrumbs } from '@/components/ui/navigation';
import { can } from '@/lib/access/policy';
import { recordTypeOf } from '@/lib/audit/record-types';
import { historyView } from '@/lib/audit/views';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';

interface Props {
  params: Promise<{ hoi: string; loai: string; id: string }>;
}

export default guarded(async function RecordHistoryPage({ params }: Props) {
  const { hoi, loai, id } = await params;
  const type = recordTypeOf(loai);
  const t = translator((await readPreferences()).lang);
  const page = await officePage(hoi, 'audit.viewRecord', async (tx, actor) =>
    type ? historyView(tx, actor.roles, type, id, t) : null,
  );
  const { locale, data, actor } = page;
  if (!data) notFound();
  const top = can(actor.roles, 'audit.view') ? routes.office.audit(hoi) : undefined;
  return (
    <StaffPage page={page} current="audit" title={t('audit.history.title', { record: data.title })}>
      <Breadcrumbs
        items={[{ label: t('audit.history.back'), href: top }, { label: data.title }]}
        locale={locale}
      />
      <RecordHistory history={data} hoi={hoi} locale={locale} />
    </StaffPage>
  );
});
