/** One donor: facts, totals by year, every gift. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { ContributionTable } from '@/components/contributions/contribution-table';
import { DonorFacts } from '@/components/donors/donor-facts';
import { StaffPage } from '@/components/office-shell/staff-page';
import { contributionList, contributionTotals } from '@/lib/contributions/list';
import { donorProfile } from '@/lib/donors/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

export default guarded(async function DonorPage({
  params,
}: {
  params: Promise<{ hoi: string; id: string }>;
}) {
  const { hoi, id } = await params;
  const donorId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const page = await officePage(hoi, 'donors.view', async (tx) => ({
    profile: await donorProfile(tx, donorId),
    rows: await contributionList(tx, { donorId }, 50),
    totals: await contributionTotals(tx, { donorId }),
  }));
  const { locale, actor, data } = page;
  if (!data.profile) notFound();
  return (
    <StaffPage page={page} current="donors" title={data.profile.name}>
      <DonorFacts {...{ hoi, locale, profile: data.profile }} roles={actor.roles} />
      <h2>{translator(locale)('donors.profile.history')}</h2>
      <ContributionTable
        {...{ hoi, locale, filter: { donorId } }}
        rows={data.rows}
        totals={data.totals}
        mayRecord={false}
      />
    </StaffPage>
  );
});
