/** The form by which anybody reports a mistake on a public page of an association, or finds the answer by its code. */
import { notFound, redirect } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { OpenPage } from '@/components/mistakes/open-page';
import { ReportForm } from '@/components/mistakes/report-form';
import { parsePaperCode } from '@/lib/kernel/codes';
import { reportedMistake } from '@/lib/mistakes/door';
import { wishPlace } from '@/lib/rights/door';
import { readPreferences } from '@/lib/web/read-preferences';
import { reportedPage } from '@/lib/web/reported-page';
import { routes } from '@/lib/web/routes';
import { send } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function ReportMistakePage({ params, searchParams }: Props) {
  const [{ hoi }, { trang, ma }, preferences] = [await params, await searchParams, await readPreferences()];
  const place = await wishPlace(hoi);
  if (!place) notFound();
  const code = typeof ma === 'string' ? parsePaperCode(ma) : undefined;
  if (code && (await reportedMistake(hoi, code))) redirect(routes.reportedMistake(hoi, code));
  const page = typeof trang === 'string' ? reportedPage(trang, hoi) : '';
  return (
    <OpenPage {...{ preferences, demo: place.isDemo, title: 'mistakes.form.title' }}>
      {(locale) => <ReportForm {...{ locale, hoi, place, page, action: send }} isUnknownCode={Boolean(ma)} />}
    </OpenPage>
  );
});
