/** `/vinh-danh/tim`: one name in the honour lists of all years. */
import { NameSearch } from '@/components/honours/name-search';
import { PublicFrame } from '@/components/public-shell/public-frame';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { publicPlace } from '@/components/public-shell/public-shell';
import { type SearchParams, wordsQuery } from '@/lib/honours/schema/words';
import { findHonours } from '@/lib/honours/search-queries';
import { translator } from '@/lib/web/messages';
import { type PublicParams, publicPage, publicPlaceOf } from '@/lib/web/public-page';
import { routes } from '@/lib/web/routes';

export default async function Page(props: { params: PublicParams; searchParams: Promise<SearchParams> }) {
  const { locale, hoi } = await publicPlaceOf(props.params);
  const { q } = wordsQuery.parse(await props.searchParams);
  const page = await publicPage(props.params, ['names', 'texts'], (tx, slug) => findHonours(tx, slug, q));
  if (!page) return <UnknownAssociation locale={locale} />;
  const { association, data } = page;
  const t = translator(locale);
  return (
    <PublicFrame
      {...{ locale, association, address: routes.public.honourSearch, current: 'honours' }}
      title={t('honours.find.title')}
      description={t('honours.find.lede', { name: association.name })}
      noIndex
    >
      <NameSearch {...{ locale, q }} place={publicPlace(locale, hoi)} name={association.name} found={data} />
    </PublicFrame>
  );
}
