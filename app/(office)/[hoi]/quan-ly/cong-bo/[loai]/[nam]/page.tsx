/** One list of one year before it is published: what changes, what will be seen, publish, withdraw, versions. */
import { notFound } from 'next/navigation';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ReviewPage } from '@/components/publication/review-page';
import { reviewPublication, usualDay } from '@/lib/honours/review';
import { kindSlugs, publicationKinds } from '@/lib/honours/schema';
import { parseDateVn, todayVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { publishList, withdrawList } from './actions';

interface Props {
  params: Promise<{ hoi: string; loai: string; nam: string }>;
  searchParams: Promise<{ den?: string | string[] }>;
}

export default async function PublicationReviewPage({ params, searchParams }: Props) {
  const { hoi, loai, nam } = await params;
  const { den } = await searchParams;
  const kind = publicationKinds.find((one) => kindSlugs[one] === loai);
  if (!kind || !/^(19|20)\d\d$/.test(nam)) notFound();
  const [year, today] = [Number(nam), todayVn(new Date())];
  const asOf = (typeof den === 'string' && parseDateVn(den, today)) || usualDay(year, today);
  const page = await officePage(hoi, 'publication.publish', (tx) =>
    reviewPublication(tx, hoi, { kind, year, asOf }),
  );
  const t = translator(page.locale);
  const title = t('honours.desk.reviewTitle', { kind: t(`honours.desk.kinds.${kind}`), year: nam });
  return (
    <StaffPage page={page} current="publication" title={title}>
      <ReviewPage
        {...{ hoi, today }}
        locale={page.locale}
        associationName={page.association.name}
        review={page.data}
        publish={publishList.bind(null, hoi)}
        withdraw={withdrawList.bind(null, hoi)}
      />
    </StaffPage>
  );
}
