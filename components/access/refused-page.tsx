/**
 * The pages that say no: not found, not permitted.
 * Owns their words inside the shell. Refuses to say whether a record of somebody else exists.
 */
import type { ReactNode } from 'react';
import { OfficeShell } from '@/components/office-shell/office-shell';
import { ButtonLink } from '@/components/ui/button';
import { PageProblem } from '@/components/ui/page-problem';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';

/** `kind` chooses the words; `extra` stands beside the way home. */
export async function RefusedPage({ kind, extra }: { kind: 'notFound' | 'forbidden'; extra?: ReactNode }) {
  const preferences = await readPreferences();
  const t = translator(preferences.lang);
  const words = (name: string) => t(`access.refused.${kind}${name}`);
  return (
    <OfficeShell locale={preferences.lang} preferences={preferences}>
      <title>{`${words('Title')} · Đèn Sách`}</title>
      <PageProblem
        locale={preferences.lang}
        title={words('Title')}
        safe={kind === 'forbidden' ? words('Safe') : undefined}
        next={words('Next')}
        actions={
          <>
            {extra}
            <ButtonLink href={routes.workplaces()}>{t('access.refused.home')}</ButtonLink>
          </>
        }
      >
        {words('')}
      </PageProblem>
    </OfficeShell>
  );
}
