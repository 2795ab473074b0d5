/** The list as a file for Excel: the same filter as the page, every row of it. */

import { contributionsCsv } from '@/lib/contributions/csv';
import { contributionList } from '@/lib/contributions/list';
import { readContributionFilter } from '@/lib/contributions/schema/filter';
import { translator } from '@/lib/web/messages';
import { officeFile } from '@/lib/web/office-file';
import { readPreferences } from '@/lib/web/read-preferences';

const columns = [
  'day',
  'voucher',
  'donor',
  'kind',
  'method',
  'fund',
  'amount',
  'status',
  'reversedBy',
  'note',
];

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const t = translator((await readPreferences()).lang);
  const filter = readContributionFilter(Object.fromEntries(new URL(request.url).searchParams));
  return officeFile(request, hoi, 'contributions.view', async (tx) => ({
    bytes: contributionsCsv(await contributionList(tx, { ...filter, after: undefined }, 50_000), {
      headings: columns.map((column) => t(`contributions.columns.${column}`)),
      methodOf: (row) => t(`contributions.methods.${row.method}`),
      statusOf: (row) => t(`contributions.statuses.${row.status}`),
      kindOf: (row) => t(`contributions.kinds.${row.kind}`),
    }),
    filename: `${t('contributions.csv.file')}${filter.period ? `-${filter.period}` : ''}.csv`,
    contentType: 'text/csv; charset=utf-8',
  }));
}
