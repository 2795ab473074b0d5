/** One request about personal data. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { RequestRoom } from '@/components/rights/request-room';
import { can } from '@/lib/access/policy';
import { requestPage } from '@/lib/rights/queries/requests';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { erase, step } from './actions';

interface Props {
  params: Promise<{ hoi: string; id: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function RequestOfPersonPage({ params, searchParams }: Props) {
  const [{ hoi, id }, { xong }] = [await params, await searchParams];
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const page = await officePage(hoi, 'requests.view', (tx) => requestPage(tx, Number(id)));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = can(actor.roles, 'requests.handle')
    ? { step: step.bind(null, hoi), erase: erase.bind(null, hoi) }
    : undefined;
  const title = translator(locale)('rights.inbox.one', { code: data.code });
  return (
    <StaffPage page={page} current="publication" title={title}>
      <RequestRoom {...{ hoi, locale, actions, request: data, done: xong }} />
    </StaffPage>
  );
});
