/**
 * What stands at a public address without content: no such association, a year never published, a list withdrawn.
 * Owns the neutral sentences; the status was set by the reading. Refuses to say what had stood there.
 */
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/state-of-page';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { PublicFrame } from './public-frame';
import { publicPlace } from './public-shell';

/** The whole page for an address that names no association. */
export function UnknownAssociation({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <PublicFrame
      locale={locale}
      title={t('honours.missing.associationTitle')}
      address={(place) => routes.public.home({ ...place, hoi: undefined })}
      noIndex
    >
      <p className="lede">{t('honours.missing.associationBody')}</p>
      <ButtonLink href={routes.public.home(publicPlace(locale))}>{t('common.productName')}</ButtonLink>
    </PublicFrame>
  );
}

export interface MissingYearProps {
  locale: Locale;
  hoi: string;
  year?: number;
  isWithdrawn: boolean;
  yearsHref: string;
}

/** Stands in place of a list that is not there (any more). */
export function MissingYear({ locale, hoi, year, isWithdrawn, yearsHref }: MissingYearProps) {
  const t = translator(locale);
  const kind = isWithdrawn ? 'withdrawn' : year === undefined ? 'none' : 'year';
  return (
    <EmptyState
      title={t(`honours.missing.${kind}Title`, { year: String(year ?? '') })}
      actions={
        <>
          {year === undefined ? null : (
            <ButtonLink href={yearsHref}>{t('honours.missing.toYears')}</ButtonLink>
          )}
          <ButtonLink variant="secondary" href={routes.public.home(publicPlace(locale, hoi))}>
            {t('honours.missing.toHome')}
          </ButtonLink>
        </>
      }
    >
      <p>{t(`honours.missing.${kind}Body`, { year: String(year ?? '') })}</p>
    </EmptyState>
  );
}
