/** Donors by name, found without marks, by initials or by telephone. */
import { guarded } from '@/components/access/guarded-page';
import { DonorTable } from '@/components/donors/donor-table';
import { StaffPage } from '@/components/office-shell/staff-page';
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
  const page = await officePage(hoi, 'donors.view', (tx) => donorList(tx, { ...query, limit: 51 }));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="donors" title={translator(locale)('donors.title')}>
      <DonorTable {...{ hoi, locale, query }} rows={data} />
    </StaffPage>
  );
});
