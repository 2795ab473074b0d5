/** The way to the order by which figures are published, for those who may give it. Nothing for others. */
import { can, type Role } from '@/lib/access/policy';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

/** Stands beside other links in a line of text. */
export function FigureOrderLink({
  hoi,
  locale,
  roles,
}: {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
}) {
  if (!can(roles, 'publication.order')) return null;
  return (
    <>
      {' · '}
      <a href={routes.office.figureOrder(hoi)}>{translator(locale)('figures.link')}</a>
    </>
  );
}
