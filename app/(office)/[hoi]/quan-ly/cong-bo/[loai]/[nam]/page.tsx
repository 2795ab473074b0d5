/** One list of one year before it is published: what changes, what will be seen, publish, withdraw, versions. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ReviewPage } from '@/components/publication/review-page';
import { askedReview, reviewPublication } from '@/lib/honours/review';
import { todayVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { publishList, withdrawList } from './actions';

interface Props {
  params: Promise<{ hoi: string; loai: string; nam: string }>;
  searchParams: Promise<{ den?: string | string[] }>;
}

export default guarded(async function PublicationReviewPage({ params, searchParams }: Props) {
  const { hoi, ...list } = await params;
  const today = todayVn(new Date());
  const asked = askedReview({ ...list, ...(await searchParams) }, today);
  if (!asked) notFound();
  const page = await officePage(hoi, 'publication.publish', (tx) => reviewPublication(tx, hoi, asked));
  const t = translator(page.locale);
  return (
    <StaffPage
      page={page}
      current="publication"
      title={t('honours.desk.reviewTitle', { kind: t(`honours.desk.kinds.${asked.kind}`), year: list.nam })}
    >
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
});
