/**
 * Body of the page of the log: state of the chain, filter, entries, paging.
 * Owns their order. Refuses to read anything: the view comes whole.
 */
import { EmptyState } from '@/components/ui/state-of-page';
import type { LogView } from '@/lib/audit/log-view';
import { type Locale, translator } from '@/lib/web/messages';
import { ChainBadge } from './chain-badge';
import { EntryTimeline } from './entry-timeline';
import { LogFilter } from './log-filter';
import { LogPaging } from './log-paging';

export interface LogBodyProps {
  view: LogView;
  hoi: string;
  locale: Locale;
  /** The query of the address, kept by the links to other pages. */
  asked: Record<string, string | string[] | undefined>;
}

/** Everything below the heading. */
export function LogBody({ view, hoi, locale, asked }: LogBodyProps) {
  const t = translator(locale);
  const { query, people, chain, entries, newerThan, olderThan } = view;
  return (
    <>
      <p className="lede">{t('audit.page.lede')}</p>
      <ChainBadge status={chain} locale={locale} />
      <LogFilter
        hoi={hoi}
        locale={locale}
        query={query}
        people={people}
        isUnknownRecord={query.typed.record !== ''}
      />
      {entries.length === 0 ? (
        <EmptyState title={t('audit.page.none')}>{t('audit.page.noneHint')}</EmptyState>
      ) : (
        <EntryTimeline entries={entries} hoi={hoi} locale={locale} />
      )}
      <LogPaging
        hoi={hoi}
        locale={locale}
        asked={asked}
        count={entries.length}
        newerThan={newerThan}
        olderThan={olderThan}
      />
    </>
  );
}
