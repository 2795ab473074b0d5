/** Donors by name, found without marks, by initials or by telephone. */
import { guarded } from '@/components/access/guarded-page';
import { DonorTable } from '@/components/donors/donor-table';
import { DuplicateLink } from '@/components/donors/duplicate-link';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { openPairCount } from '@/lib/donors/duplicate-queries';
import { donorList } from '@/lib/donors/queries';
import { readDonorQuery } from '@/lib/donors/schema';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function DonorsPage({ params, searchParams }: Props) {
  const { hoi } = await params;
  const query = readDonorQuery(await searchParams);
  const page = await officePage(hoi, 'donors.view', async (tx, actor) => ({
    rows: await donorList(tx, { ...query, limit: 51 }),
    openPairs: can(actor.roles, 'donors.edit') ? await openPairCount(tx) : 0,
  }));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="donors" title={translator(locale)('donors.title')}>
      <DuplicateLink {...{ hoi, locale, count: data.openPairs }} />
      <DonorTable {...{ hoi, locale, query }} rows={data.rows} />
    </StaffPage>
  );
});
