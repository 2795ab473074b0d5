/** `/ung-ho`: how to give, with squares that a bank's app reads. */
import { HowToGive } from '@/components/honours/how-to-give';
import { PublicFrame } from '@/components/public-shell/public-frame';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { publicPlace } from '@/components/public-shell/public-shell';
import { openCampaigns } from '@/lib/honours/campaign-queries';
import { giving } from '@/lib/honours/giving-queries';
import { translator } from '@/lib/web/messages';
import { type PublicParams, publicPage, publicPlaceOf } from '@/lib/web/public-page';
import { routes } from '@/lib/web/routes';

export default async function Page({ params }: { params: PublicParams }) {
  const { locale, hoi } = await publicPlaceOf(params);
  const page = await publicPage(params, ['texts', 'figures'], async (tx, slug) => ({
    data: await giving(tx, slug),
    campaigns: await openCampaigns(tx, slug),
  }));
  if (!page) return <UnknownAssociation locale={locale} />;
  const t = translator(locale);
  const { association, data } = page;
  return (
    <PublicFrame
      {...{ locale, association, address: routes.public.giving, current: 'giving' }}
      title={t('honours.giving.title')}
      description={t('honours.giving.lede', { name: association.name })}
    >
      <HowToGive {...{ locale, association, ...data }} place={publicPlace(locale, hoi)} />
    </PublicFrame>
  );
}
