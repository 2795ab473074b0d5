/** What came in: waiting cash on top for the cashier, then the list with its filters and totals. */
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { ContributionFilters } from '@/components/contributions/contribution-filters';
import { ContributionTable } from '@/components/contributions/contribution-table';
import { WaitingReceipts } from '@/components/contributions/waiting-receipts';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { contributionList, contributionTotals } from '@/lib/contributions/list';
import { readContributionFilter } from '@/lib/contributions/schema/filter';
import { listFunds } from '@/lib/ledger/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { confirmCash, printGifts } from './actions';

type Query = Record<string, string | string[] | undefined>;
type Props = PageProps<'hoi'> & { searchParams: Promise<Query> };

export default guarded(async function ContributionsPage({ params, searchParams }: Props) {
  const { hoi } = await params;
  const filter = readContributionFilter(await searchParams);
  const page = await officePage(hoi, 'contributions.view', async (tx) => ({
    ...{ rows: await contributionList(tx, filter, 51), totals: await contributionTotals(tx, filter) },
    ...{ waiting: await contributionList(tx, { status: 'waiting' }, 20), funds: await listFunds(tx) },
  }));
  const { locale, actor, data } = page;
  const mayRecord = can(actor.roles, 'contributions.record');
  const print = can(actor.roles, 'contributions.print') ? printGifts.bind(null, hoi) : null;
  const confirm = can(actor.roles, 'contributions.confirmCash') ? confirmCash.bind(null, hoi) : null;
  return (
    <StaffPage page={page} current="contributions" title={translator(locale)('contributions.title')}>
      <WaitingReceipts {...{ hoi, locale, confirm }} rows={data.waiting} />
      <ContributionFilters {...{ hoi, locale, filter, mayRecord }} funds={data.funds} />
      <ContributionTable
        {...{ hoi, locale, filter, mayRecord, print }}
        rows={data.rows}
        totals={data.totals}
      />
    </StaffPage>
  );
});
