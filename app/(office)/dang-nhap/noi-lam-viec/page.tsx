/** Where to work: straight on with one association, a list with several. */
import { redirect } from 'next/navigation';
import { GatePage } from '@/components/access/gate-page';
import { SignOutForm } from '@/components/access/sign-out-form';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/state-of-page';
import { workplacesOf } from '@/lib/access/gate-queries';
import { currentSession } from '@/lib/access/session';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';

export default async function WorkplacesPage() {
  const session = await currentSession();
  if (!session) redirect(routes.signIn());
  const places = await workplacesOf(session.token);
  if (places.length === 1 && places[0]) redirect(routes.office.home(places[0].slug));
  const preferences = await readPreferences();
  const t = translator(preferences.lang);
  return (
    <GatePage preferences={preferences} title={t('access.workplaces.title')}>
      <div className="stack">
        {places.map((place) => (
          <p key={place.slug}>
            <ButtonLink href={routes.office.home(place.slug)}>{place.name}</ButtonLink>
          </p>
        ))}
        {places.length === 0 ? (
          <EmptyState title={t('access.workplaces.none')}>{t('access.workplaces.noneNext')}</EmptyState>
        ) : null}
        <SignOutForm locale={preferences.lang} />
      </div>
    </GatePage>
  );
}
