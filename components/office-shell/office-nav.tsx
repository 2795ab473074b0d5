/**
 * The sections of the staff pages as links.
 * Owns the address and the words of each section, and the place of those that do not fit.
 * Refuses icons and hover menus: the rest opens by a press, without script.
 */
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { type NavKey, navKeysFor } from './nav-keys';

const address: Record<NavKey, (hoi: string) => string> = {
  tasks: routes.office.home,
  contributions: (hoi) => routes.office.contributions(hoi),
  payments: (hoi) => routes.office.payments(hoi),
  cashBook: (hoi) => routes.office.cashBook(hoi),
  donors: (hoi) => routes.office.donors(hoi),
  awards: (hoi) => routes.office.awardRounds(hoi),
  ceremonies: routes.office.ceremonies,
  publication: routes.office.publications,
  audit: (hoi) => routes.office.audit(hoi),
  settings: routes.office.associationSettings,
};

export interface OfficeNavProps {
  locale: Locale;
  hoi: string;
  roles: readonly string[];
  current?: NavKey;
}

/** Navigation of one association for the roles a person holds in it. */
export function OfficeNav({ locale, hoi, roles, current }: OfficeNavProps) {
  const t = translator(locale);
  const { shown, more } = navKeysFor(roles);
  const link = (key: NavKey) => (
    <li key={key}>
      <a href={address[key](hoi)} aria-current={key === current ? 'page' : undefined}>
        {t(`common.nav.${key}`)}
      </a>
    </li>
  );
  return (
    <nav className="page office-nav" aria-label={t('common.nav.label')}>
      <ul>
        {shown.map(link)}
        {more.length > 0 ? (
          <li>
            <details className="office-more" open={current !== undefined && more.includes(current)}>
              <summary>{t('common.nav.more')}</summary>
              <ul>{more.map(link)}</ul>
            </details>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
