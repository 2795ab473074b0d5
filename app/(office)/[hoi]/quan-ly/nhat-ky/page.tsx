/** The audit log of one association: state of the chain, filter, sentences, newest first. */
import { redirect } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { LogBody } from '@/components/audit/log-body';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ButtonLink } from '@/components/ui/button';
import { logView } from '@/lib/audit/log-view';
import { recordSlugs } from '@/lib/audit/record-types';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function AuditLogPage({ params, searchParams }: Props) {
  const { hoi } = await params;
  const asked = await searchParams;
  const t = translator((await readPreferences()).lang);
  const page = await officePage(hoi, 'audit.view', (tx, actor) =>
    logView(tx, actor.roles, asked, new Date(), t),
  );
  const { data, locale } = page;
  if (data.found) redirect(routes.office.history(hoi, recordSlugs[data.found.type], data.found.id));
  return (
    <StaffPage page={page} current="audit" title={t('audit.page.title')}>
      <p className="actions">
        <ButtonLink href={routes.office.mistakes(hoi)}>{t('mistakes.inbox.title')}</ButtonLink>
      </p>
      <LogBody view={data} hoi={hoi} locale={locale} asked={asked} />
    </StaffPage>
  );
});
