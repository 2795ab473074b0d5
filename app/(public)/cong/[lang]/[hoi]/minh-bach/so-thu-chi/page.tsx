/** `/minh-bach/so-thu-chi`: the published ledger, filtered by its address. */
import { LedgerPage } from '@/components/honours/fund-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { ledgerQuery, type SearchParams } from '@/lib/honours/schema/words';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readFund } from '../_read';

export default async function Page(props: { params: PublicParams; searchParams: Promise<SearchParams> }) {
  const query = ledgerQuery.parse(await props.searchParams);
  const page = await readFund(props.params, query.nam, ['figures', 'names']);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(props.params)).locale} />;
  return <LedgerPage page={page} query={query} />;
}
