/** The published years of a list as links; nothing when there is only the one on show. Plain links, no script. */
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

export interface YearLinksProps {
  locale: Locale;
  years: readonly number[];
  current?: number;
  hrefOf: (year: number) => string;
}

/** A row of years, latest first. */
export function YearLinks({ locale, years, current, hrefOf }: YearLinksProps) {
  const t = translator(locale);
  if (years.length < 2) return null;
  return (
    <nav className="no-print" aria-label={t('honours.years.label')}>
      <p className="actions">
        {years.map((year) => (
          <a
            key={year}
            className="btn"
            href={hrefOf(year)}
            aria-current={year === current ? 'page' : undefined}
          >
            {t('honours.years.year', { year: String(year) })}
          </a>
        ))}
      </p>
    </nav>
  );
}
