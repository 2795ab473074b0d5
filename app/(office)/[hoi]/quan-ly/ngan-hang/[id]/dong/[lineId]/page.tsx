/** One line of a statement: what it may be, and the form that makes it so. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { LineView } from '@/components/statements/line-view';
import { linePage } from '@/lib/statements/line-page';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { hold, match, ownTransfer, recordLine, release } from './actions';

interface Props {
  params: Promise<{ hoi: string; id: string; lineId: string }>;
}

export default guarded(async function BankLinePage({ params }: Props) {
  const { hoi, lineId } = await params;
  const page = await officePage(hoi, 'statements.keep', (tx) => linePage(tx, lineId));
  const { locale, data } = page;
  if (!data) notFound();
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('statements.line.title')}>
      <LineView
        {...{ hoi, locale, data, requestKey: crypto.randomUUID() }}
        actions={{
          ...{ match: match.bind(null, hoi), hold: hold.bind(null, hoi), release: release.bind(null, hoi) },
          ...{ record: recordLine.bind(null, hoi), ownTransfer: ownTransfer.bind(null, hoi) },
        }}
      />
    </StaffPage>
  );
});
