/** One donor: facts, totals by year, other names, every gift. The address of an alias leads to its head. */
import { notFound, redirect } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { DonorFacts } from '@/components/donors/donor-facts';
import { DonorGifts } from '@/components/donors/donor-gifts';
import { OtherNames } from '@/components/donors/other-names';
import { StaffPage } from '@/components/office-shell/staff-page';
import { contributionList, contributionTotals } from '@/lib/contributions/list';
import { donorProfile } from '@/lib/donors/queries';
import { officePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';
import { separate } from '../trung/actions';

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
  const { profile, rows, totals } = data;
  if (!profile) notFound();
  if (profile.id !== donorId) redirect(routes.office.donor(hoi, profile.id));
  return (
    <StaffPage page={page} current="donors" title={profile.name}>
      <DonorFacts {...{ hoi, locale, profile }} roles={actor.roles} />
      <OtherNames
        {...{ locale, roles: actor.roles, aliases: profile.aliases }}
        separate={separate.bind(null, hoi)}
      />
      <DonorGifts {...{ hoi, locale, donorId, rows, totals }} />
    </StaffPage>
  );
});
