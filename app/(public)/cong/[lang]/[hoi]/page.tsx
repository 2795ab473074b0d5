/** `/`: the first page of an association, or of the installation when none is named. */
import { Home, HomeBanner } from '@/components/honours/home';
import { InstallationHome } from '@/components/honours/installation-home';
import { PublicFrame } from '@/components/public-shell/public-frame';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { publicPlace } from '@/components/public-shell/public-shell';
import { homeContent } from '@/lib/honours/home-queries';
import { translator } from '@/lib/web/messages';
import { type PublicParams, publicInstallation, publicPage, publicPlaceOf } from '@/lib/web/public-page';
import { routes } from '@/lib/web/routes';

export default async function Page({ params }: { params: PublicParams }) {
  const { locale, hoi } = await publicPlaceOf(params);
  if (!hoi) return <InstallationHome {...(await publicInstallation(params))} />;
  const page = await publicPage(params, ['names', 'figures'], homeContent);
  if (!page) return <UnknownAssociation locale={locale} />;
  const t = translator(locale);
  const { association, data } = page;
  return (
    <PublicFrame
      locale={locale}
      association={association}
      title={t('honours.home.title', { name: association.name })}
      description={t('honours.home.lede', { name: association.name })}
      address={routes.public.home}
      heading={<HomeBanner locale={locale} name={association.name} />}
    >
      <Home locale={locale} place={publicPlace(locale, hoi)} association={association} content={data} />
    </PublicFrame>
  );
}
