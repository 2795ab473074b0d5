/** Which association a report is for, when the page it is about belongs to none. */
import { OpenPage } from '@/components/mistakes/open-page';
import { ReportWhere } from '@/components/mistakes/report-form';
import { openAssociations } from '@/lib/mistakes/door';
import { readPreferences } from '@/lib/web/read-preferences';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReportWherePage({ searchParams }: Props) {
  const [{ trang }, preferences] = [await searchParams, await readPreferences()];
  const page = typeof trang === 'string' ? trang.slice(0, 400) : '';
  const associations = await openAssociations();
  return (
    <OpenPage {...{ preferences, title: 'mistakes.where.title' }}>
      {(locale) => <ReportWhere {...{ locale, associations, page }} />}
    </OpenPage>
  );
}
