/** Asking the holders of awards of one round what may be said of them. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { AskRoom } from '@/components/consents/ask-room';
import { StaffPage } from '@/components/office-shell/staff-page';
import { askedRound } from '@/lib/consents/queries/asked';
import { todayVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { ask } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function AskPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, { xong }] = [await params, await searchParams];
  const page = await officePage(hoi, 'consents.record', (tx) => askedRound(tx, dot));
  const { locale, data } = page;
  if (!data) notFound();
  const today = todayVn(new Date());
  return (
    <StaffPage page={page} current="publication" title={translator(locale)('consents.office.title')}>
      <AskRoom {...{ hoi, locale, today, round: data, done: xong, action: ask.bind(null, hoi) }} />
    </StaffPage>
  );
});
