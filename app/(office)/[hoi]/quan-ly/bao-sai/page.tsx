/** Reports of mistakes: what is open, what waits longest first. */
import { guarded } from '@/components/access/guarded-page';
import { MistakeInbox } from '@/components/mistakes/mistake-inbox';
import { StaffPage } from '@/components/office-shell/staff-page';
import { Notice } from '@/components/ui/notice';
import { can } from '@/lib/access/policy';
import { todayVn } from '@/lib/kernel/dates';
import { mistakeList } from '@/lib/mistakes/queries';
import { mistakeQuery } from '@/lib/mistakes/schema';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function MistakesPage({ params, searchParams }: Props) {
  const [{ hoi }, asked] = [await params, await searchParams];
  const query = mistakeQuery.parse(asked);
  const page = await officePage(hoi, 'mistakes.view', (tx) => mistakeList(tx, query));
  const { locale, data, actor } = page;
  return (
    <StaffPage page={page} current="publication" title={translator(locale)('mistakes.inbox.title')}>
      {asked.xong === 'suspected' ? (
        <Notice tone="success" title={translator(locale)('mistakes.inbox.handedOn')} />
      ) : null}
      <MistakeInbox
        {...{ hoi, locale, query, list: data, today: todayVn(new Date()) }}
        seesSuspicions={can(actor.roles, 'mistakes.viewSuspicions')}
      />
    </StaffPage>
  );
});
