/** `/bao-cao`: the published reports by year. */

import { ReportListPage } from '@/components/honours/report-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readReports } from '@/lib/web/report-page';

export default async function Page({ params }: { params: PublicParams }) {
  const page = await readReports(params);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <ReportListPage page={page} />;
}
