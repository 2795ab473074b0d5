/** A list from Excel: looked at, asked about, recorded as one; and the lists recorded so far. */
import { guarded } from '@/components/access/guarded-page';
import { ListEntry } from '@/components/contributions/list-entry';
import { ListNotice } from '@/components/contributions/list-notice';
import { RecordedLists } from '@/components/contributions/recorded-lists';
import { ReverseList } from '@/components/contributions/reverse-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { type GiftListQuery, giftListPage } from '@/lib/contributions/gift-lists';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';
import { recordList, reverseList } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<GiftListQuery>;
}

export default guarded(async function GiftListsPage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'contributions.record', giftListPage(query, translator('vi')));
  const { form, lists, saved, isRepeated, reversing } = page.data;
  const { locale, actor } = page;
  const common = { locale, backHref: routes.office.giftLists(hoi), today: form.today };
  return (
    <StaffPage page={page} current="contributions" title={translator(locale)('lists.title')}>
      {saved ? <ListNotice {...{ hoi, locale, isRepeated }} list={saved} /> : null}
      <MessagesProvider locale={locale} modules={['lists', 'errors', 'common']}>
        {reversing ? <ReverseList {...common} list={reversing} action={reverseList.bind(null, hoi)} /> : null}
        <ListEntry
          {...{ hoi, locale, form, action: recordList.bind(null, hoi) }}
          {...{ userId: actor.userId, savedId: saved?.id }}
        />
      </MessagesProvider>
      <RecordedLists {...{ hoi, locale, lists }} />
    </StaffPage>
  );
});
