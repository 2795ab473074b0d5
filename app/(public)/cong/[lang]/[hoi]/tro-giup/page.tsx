/** `/tro-giup`: answers for visitors. */
import { TextPage } from '@/components/honours/text-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { type PublicParams, publicPlaceOf, publicText } from '@/lib/web/public-page';
import { routes } from '@/lib/web/routes';

export default async function Page({ params }: { params: PublicParams }) {
  const page = await publicText(params);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  const { locale, association } = page;
  return <TextPage {...{ locale, association }} text="help" address={routes.public.help} />;
}
