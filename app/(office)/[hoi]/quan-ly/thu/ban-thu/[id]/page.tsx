/** One desk: running sums, the entry form with day and fund kept, and the count at the end. */
import { notFound } from 'next/navigation';
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { DeskEntry } from '@/components/desks/desk-entry';
import { DeskView } from '@/components/desks/desk-view';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { deskPage } from '@/lib/desks/page';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { printGifts } from '../../actions';
import { count, recordGift } from './actions';

type Query = Record<string, string | string[] | undefined>;
type Props = PageProps<'hoi' | 'id'> & { searchParams: Promise<Query> };

export default guarded(async function DeskPage({ params, searchParams }: Props) {
  const [{ hoi, id }, query] = [await params, await searchParams];
  const wanted = { id, query, t: translator('vi') };
  const page = await officePage(hoi, 'contributions.view', (tx, actor) => deskPage(tx, actor, wanted));
  const { locale, actor, association, data } = page;
  if (!data) notFound();
  const { place } = data.desk;
  const mayCount = can(actor.roles, 'contributions.confirmCash');
  const actions = { record: recordGift.bind(null, hoi), print: printGifts.bind(null, hoi) };
  const owner = { issuer: association.name, draftOwner: `${hoi}:${actor.userId}` };
  const entryKey = String(query.vua ?? query.cho);
  return (
    <StaffPage page={page} current="contributions" title={translator(locale)('desks.one', { place })}>
      <DeskView {...{ hoi, locale, ...data, count: mayCount ? count.bind(null, hoi) : null }}>
        {can(actor.roles, 'contributions.record') ? (
          <DeskEntry {...{ hoi, locale, page: data, actions, entryKey, ...owner }} />
        ) : null}
      </DeskView>
    </StaffPage>
  );
});
