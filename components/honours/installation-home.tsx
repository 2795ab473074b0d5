/** The first page of an installation without a default association: a list to choose from. */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { EmptyState } from '@/components/ui/state-of-page';
import type { PublicAssociation } from '@/lib/honours/schema/published';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

/** The whole page. */
export function InstallationHome({
  locale,
  associations,
}: {
  locale: Locale;
  associations: PublicAssociation[];
}) {
  const t = translator(locale);
  return (
    <PublicFrame
      locale={locale}
      title={t('honours.home.installation')}
      description={t('honours.home.installationLede')}
      address={(place) => routes.public.home({ ...place, hoi: undefined })}
    >
      {associations.length === 0 ? (
        <EmptyState title={t('honours.home.installationEmpty')}>
          <p>{t('honours.home.installationEmptyBody')}</p>
        </EmptyState>
      ) : (
        <>
          <p className="lede">{t('honours.home.installationLede')}</p>
          <ul>
            {associations.map(({ slug, name, place }) => (
              <li key={slug}>
                <a href={routes.public.home(publicPlace(locale, slug))}>{name}</a>, {place}
              </li>
            ))}
          </ul>
        </>
      )}
    </PublicFrame>
  );
}
