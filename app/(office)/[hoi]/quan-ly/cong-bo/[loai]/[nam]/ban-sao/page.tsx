/** What of the honour list of a year leaves the house: the booklet, one file for a stick, and which copies are out of date. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { CopiesPage } from '@/components/publication/copies-page';
import { honourYearOf, readCopies } from '@/lib/honours/copy-queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { makeCopy } from './actions';

type Props = { params: Promise<{ hoi: string; loai: string; nam: string }> };

export default guarded(async function HonourCopiesPage({ params }: Props) {
  const { hoi, ...list } = await params;
  const year = honourYearOf(list);
  if (!year) notFound();
  const page = await officePage(hoi, 'publication.publish', (tx) => readCopies(tx, year));
  const title = translator(page.locale)('honours.copies.title', { year: String(year) });
  return (
    <StaffPage page={page} current="publication" title={title}>
      <CopiesPage
        {...{ hoi, year, ...page.data }}
        locale={page.locale}
        roles={page.actor.roles}
        make={makeCopy.bind(null, hoi)}
      />
    </StaffPage>
  );
});
