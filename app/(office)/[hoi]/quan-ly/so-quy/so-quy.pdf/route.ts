/** The cash book of a span as PDF. */

import { todayOf } from '@/lib/contributions/queries';
import { renderPdf } from '@/lib/documents/render';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { cashBookFileName, cashBookOfSpan } from '@/lib/ledger/papers';
import { latestDay } from '@/lib/ledger/periods';
import { readBookQuery } from '@/lib/ledger/schema';
import { cashBook } from '@/lib/ledger/statements';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return officeFile(request, hoi, 'ledger.view', async (tx) => {
    const span = { ...readBookQuery(query, await latestDay(tx)), kind: 'cash' as const };
    const book = await cashBook(tx, span);
    const data = cashBookOfSpan(book, { ...span, today: await todayOf(tx) }, await paperFacts(tx, span.to));
    return {
      bytes: renderPdf('cash-book', data),
      filename: cashBookFileName(span),
      contentType: 'application/pdf',
    };
  });
}
