/** From the publication desk to everything else that leaves the house or is asked about it. */
import { ButtonLink } from '@/components/ui/button';
import { can, type Role } from '@/lib/access/policy';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

/** The order of publishing only for those who may give it. */
export function DeskLinks({ hoi, locale, roles }: { hoi: string; locale: Locale; roles: readonly Role[] }) {
  const t = translator(locale);
  return (
    <p className="actions">
      <ButtonLink href={routes.office.consents(hoi)}>{t('honours.desk.consentsLink')}</ButtonLink>
      <ButtonLink href={routes.office.roundsToAsk(hoi)}>{t('consents.office.toAsk')}</ButtonLink>
      <ButtonLink href={routes.office.sitePages(hoi)}>{t('sitepages.office.title')}</ButtonLink>
      {can(roles, 'publication.order') ? (
        <ButtonLink href={routes.office.figureOrder(hoi)}>{t('figures.link')}</ButtonLink>
      ) : null}
      <ButtonLink href={routes.office.mistakes(hoi)}>{t('mistakes.inbox.title')}</ButtonLink>
      <ButtonLink href={routes.office.reports(hoi)}>{t('reports.office.title')}</ButtonLink>
      <ButtonLink href={routes.office.requests(hoi)}>{t('rights.inbox.title')}</ButtonLink>
    </p>
  );
}
