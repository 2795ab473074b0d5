/** `/bao-cao/<ky>`: one published report, its last version or the one asked for. */

import { ReportPage } from '@/components/honours/report-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { publicPlaceOf } from '@/lib/web/public-page';
import { readReport } from '@/lib/web/report-page';

interface Props {
  params: Promise<{ lang: string; hoi: string; ky: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const { ban } = await searchParams;
  const page = await readReport(params, typeof ban === 'string' ? ban : undefined);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <ReportPage page={page} period={(await params).ky} />;
}
