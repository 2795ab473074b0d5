/** `/minh-bach/cac-nam`: the published years of the fund side by side. */
import { FundYears } from '@/components/honours/fund-years';
import { PublicFrame } from '@/components/public-shell/public-frame';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { publicPlace } from '@/components/public-shell/public-shell';
import { fundYears } from '@/lib/honours/year-queries';
import { translator } from '@/lib/web/messages';
import { type PublicParams, publicPage, publicPlaceOf } from '@/lib/web/public-page';
import { routes } from '@/lib/web/routes';

export default async function Page({ params }: { params: PublicParams }) {
  const { locale, hoi } = await publicPlaceOf(params);
  const page = await publicPage(params, ['figures', 'texts'], fundYears);
  if (!page) return <UnknownAssociation locale={locale} />;
  const t = translator(locale);
  return (
    <PublicFrame
      {...{
        locale,
        association: page.association,
        address: routes.public.fundYears,
        current: 'transparency',
      }}
      title={t('honours.yearsTable.title')}
      description={t('honours.yearsTable.lede')}
    >
      <FundYears locale={locale} place={publicPlace(locale, hoi)} years={page.data} />
    </PublicFrame>
  );
}
