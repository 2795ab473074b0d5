/**
 * Newer and older entries: links that keep the filter.
 * Owns the words of the address for paging. Refuses page numbers: the log grows while it is read.
 */
import { Pagination } from '@/components/ui/navigation';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface LogPagingProps {
  hoi: string;
  locale: Locale;
  /** The query of the address as it stands. */
  asked: Record<string, string | string[] | undefined>;
  count: number;
  newerThan?: number;
  olderThan?: number;
}

/** "before" leads to newer entries, "after" to older ones: the newest stand first. */
export function LogPaging({ hoi, locale, asked, count, newerThan, olderThan }: LogPagingProps) {
  const kept = Object.fromEntries(
    ['nguoi', 'viec', 'tu', 'den'].map((name) => [
      name,
      typeof asked[name] === 'string' ? asked[name] : undefined,
    ]),
  );
  const href = (cursor: Record<string, number>) => routes.office.audit(hoi, { ...kept, ...cursor });
  return (
    <Pagination
      locale={locale}
      previousHref={newerThan ? href({ sau: newerThan }) : undefined}
      nextHref={olderThan ? href({ truoc: olderThan }) : undefined}
      summary={translator(locale)('audit.page.summary', { count })}
    />
  );
}
