/** What became of a report: for whoever has its code. */
import { notFound, redirect } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { OpenPage } from '@/components/mistakes/open-page';
import { ReportAnswer } from '@/components/mistakes/report-answer';
import { formatPaperCode, isPaperCode } from '@/lib/kernel/codes';
import { reportedMistake } from '@/lib/mistakes/door';
import { wishPlace } from '@/lib/rights/door';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';

interface Props {
  params: Promise<{ hoi: string; ma: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function ReportedMistakePage({ params, searchParams }: Props) {
  const [{ hoi, ma }, { moi }, preferences] = [await params, await searchParams, await readPreferences()];
  const place = await wishPlace(hoi);
  if (!place) notFound();
  const report = isPaperCode(ma) ? await reportedMistake(hoi, ma) : null;
  if (!report) redirect(routes.reportMistake(hoi, { ma: ma.slice(0, 40) }));
  // The address tells the document its language, as on the form (`languageOfAddress`).
  const isEnglish = report.page === '/en' || report.page.startsWith('/en/');
  if (isEnglish && preferences.lang !== 'en') {
    redirect(routes.reportedMistake(hoi, ma, { trang: report.page, moi: moi === '1' ? '1' : undefined }));
  }
  const values = { code: formatPaperCode(ma) };
  return (
    <OpenPage {...{ preferences, values, demo: place.isDemo, title: 'mistakes.state.title' }}>
      {(locale) => <ReportAnswer {...{ locale, hoi, place, report, code: ma }} isNew={moi === '1'} />}
    </OpenPage>
  );
});
