/**
 * The pages that say no: not found, for office bearers and for visitors, and not permitted.
 * Owns their words inside the shell. Refuses to say whether a record of somebody else exists.
 */
import type { ReactNode } from 'react';
import { OfficeShell } from '@/components/office-shell/office-shell';
import { ButtonLink } from '@/components/ui/button';
import { PageProblem } from '@/components/ui/page-problem';
import { isOfficePath } from '@/lib/web/addresses';
import { translator } from '@/lib/web/messages';
import { visitedPath } from '@/lib/web/office-visit';
import type { PageNotPermitted } from '@/lib/web/page-refusal';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';

interface RefusedPageProps {
  /** Chooses the words. */
  kind: 'notFound' | 'forbidden';
  /** Whose work it is, in one sentence. */
  who?: string;
  /** Stands beside the way home. */
  extra?: ReactNode;
}

/** One page for every refusal of its kind. */
export async function RefusedPage({ kind: asked, who, extra }: RefusedPageProps) {
  const isVisitor = asked === 'notFound' && !isOfficePath(visitedPath() ?? '');
  const kind = isVisitor ? 'visitor' : asked;
  const preferences = await readPreferences();
  const t = translator(preferences.lang);
  const english = preferences.lang === 'en';
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
            {isVisitor ? (
              <ButtonLink href={routes.public.home(english ? { lang: 'en' } : {})} variant="primary">
                {t('access.refused.front')}
              </ButtonLink>
            ) : null}
            <ButtonLink href={routes.workplaces()}>
              {t(`access.refused.${isVisitor ? 'staff' : 'home'}`)}
            </ButtonLink>
          </>
        }
      >
        {words('')} {who}
      </PageProblem>
    </OfficeShell>
  );
}

/** Says which offices open the page, who holds one today, and where to see everybody's work. */
export async function NotPermittedPage({ refusal }: { refusal: PageNotPermitted }) {
  const { lang } = await readPreferences();
  const t = translator(lang);
  const list = new Intl.ListFormat(lang, { type: 'disjunction' });
  const roles = list.format(refusal.allowed.map((role) => t(`access.roles.${role}`)));
  const holders = new Intl.ListFormat(lang).format(refusal.holders);
  return (
    <RefusedPage
      kind="forbidden"
      who={
        holders ? t('access.refused.heldBy', { roles, holders }) : t('access.refused.heldByNobody', { roles })
      }
      extra={
        <ButtonLink href={routes.office.peopleSettings(refusal.hoi)} variant="primary">
          {t('access.refused.whoHolds')}
        </ButtonLink>
      }
    />
  );
}
