/** One desk: running sums, the entry form with day and fund kept, and the count at the end. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { DeskEntry } from '@/components/desks/desk-entry';
import { DeskView } from '@/components/desks/desk-view';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { deskPage } from '@/lib/desks/page';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { printGifts } from '../../actions';
import { count, recordGift } from './actions';

interface Props {
  params: Promise<{ hoi: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function DeskPage({ params, searchParams }: Props) {
  const [{ hoi, id }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'contributions.view', (tx, actor) =>
    deskPage(tx, actor, { id, query, t: translator('vi') }),
  );
  const { locale, actor, association, data } = page;
  if (!data) notFound();
  const { desk, gifts } = data;
  const mayCount = can(actor.roles, 'contributions.confirmCash');
  const actions = { record: recordGift.bind(null, hoi), print: printGifts.bind(null, hoi) };
  const owner = { issuer: association.name, draftOwner: `${hoi}:${actor.userId}` };
  return (
    <StaffPage
      page={page}
      current="contributions"
      title={translator(locale)('desks.one', { place: desk.place })}
    >
      <DeskView {...{ hoi, locale, desk, gifts, count: mayCount ? count.bind(null, hoi) : null }}>
        {can(actor.roles, 'contributions.record') ? (
          <DeskEntry
            {...{ hoi, locale, page: data, actions, ...owner }}
            entryKey={String(query.vua ?? query.cho)}
          />
        ) : null}
      </DeskView>
    </StaffPage>
  );
});
