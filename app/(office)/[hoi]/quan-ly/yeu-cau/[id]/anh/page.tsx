/** Pictures of signed papers that may show the person of a request to be erased: looked at one by one. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { RequestPictures } from '@/components/rights/request-pictures';
import { picturesPage } from '@/lib/rights/queries/pictures';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { look } from './actions';

interface Props {
  params: Promise<{ hoi: string; id: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function RequestPicturesPage({ params, searchParams }: Props) {
  const [{ hoi, id }, { xong }] = [await params, await searchParams];
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const page = await officePage(hoi, 'requests.handle', (tx) => picturesPage(tx, Number(id)));
  const { locale, data } = page;
  if (!data) notFound();
  const title = translator(locale)('rights.pictures.title');
  return (
    <StaffPage page={page} current="publication" title={title}>
      <RequestPictures
        {...{ hoi, locale, requestId: Number(id), page: data, isDone: xong === 'ghi' }}
        action={look.bind(null, hoi)}
      />
    </StaffPage>
  );
});
