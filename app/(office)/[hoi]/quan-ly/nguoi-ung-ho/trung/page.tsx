/** Donors who may be one and the same, pair by pair, for a person to say. */
import { guarded } from '@/components/access/guarded-page';
import { DuplicateQueueView } from '@/components/donors/duplicate-queue';
import { StaffPage } from '@/components/office-shell/staff-page';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { duplicateQueue } from '@/lib/donors/duplicate-queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { joinAsOne, keepApart, lookAgain } from './actions';

export default guarded(async function DuplicateDonorsPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'donors.edit', duplicateQueue);
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="donors" title={translator(locale)('donors.duplicates.title')}>
      <MessagesProvider locale={locale} modules={['errors', 'common']}>
        <DuplicateQueueView
          {...{ hoi, locale, queue: data }}
          join={joinAsOne.bind(null, hoi)}
          apart={keepApart.bind(null, hoi)}
          again={lookAgain.bind(null, hoi)}
        />
      </MessagesProvider>
    </StaffPage>
  );
});
