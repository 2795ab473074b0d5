/**
 * One click from any amount to its history.
 * Owns the link and its words. Refuses script; `rel` keeps such pages from being fetched before they are asked for.
 */
import { type RecordType, recordSlugs } from '@/lib/audit/record-types';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface HistoryLinkProps {
  /** Slug of the association in the address. */
  hoi: string;
  type: RecordType;
  /** Id of the row (for a period: "2019-7"). */
  id: number | string;
  locale: Locale;
  /** What the history is of, for screen readers: "PT 01/2019". */
  of?: string;
  /** Other words than "Xem nhật ký", for places that already are a log. */
  label?: string;
}

/** "Xem nhật ký" → the page with everything that happened to this record. */
export function HistoryLink({ hoi, type, id, locale, of, label }: HistoryLinkProps) {
  return (
    <a
      className="history-link no-print"
      href={routes.office.history(hoi, recordSlugs[type], id)}
      rel="nofollow"
    >
      {label ?? translator(locale)('common.actions.history')}
      {of ? <span className="sr-only"> {of}</span> : null}
    </a>
  );
}
