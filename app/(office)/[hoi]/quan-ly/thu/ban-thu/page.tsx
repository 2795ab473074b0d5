/** Desks at ceremonies: those that take gifts, those that were counted, and the form that opens one. */
import { guarded } from '@/components/access/guarded-page';
import { DeskList, OpenDeskForm } from '@/components/desks/desk-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { entryForm } from '@/lib/contributions/entry';
import { listDesks } from '@/lib/desks/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { open } from './actions';

export default guarded(async function DesksPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'contributions.view', async (tx, actor) => ({
    desks: await listDesks(tx),
    form: await entryForm(tx, actor, {}, translator('vi')),
  }));
  const { locale, actor, data } = page;
  const { funds, campaigns, today } = data.form;
  const t = translator(locale);
  return (
    <StaffPage page={page} current="contributions" title={t('desks.title')}>
      <p className="lede">{t('desks.lede')}</p>
      <DeskList {...{ hoi, locale, rows: data.desks }} />
      {can(actor.roles, 'contributions.record') ? (
        <OpenDeskForm {...{ locale, funds, campaigns, today, action: open.bind(null, hoi) }} />
      ) : null}
    </StaffPage>
  );
});
