/**
 * The whole history of one record: pairs of voiding and voided papers first, then act after act.
 * Owns the layout of the page's body. Refuses script: everything is text, tables and links.
 */
import { Notice } from '@/components/ui/notice';
import { EmptyState } from '@/components/ui/state-of-page';
import { recordSlugs } from '@/lib/audit/record-types';
import type { HistoryView } from '@/lib/audit/views';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ChangeTable } from './change-table';
import { EntryTimeline } from './entry-timeline';

/** Body of /<hoi>/quan-ly/nhat-ky/<loai>/<id>. */
export function RecordHistory({
  history,
  hoi,
  locale,
}: {
  history: HistoryView;
  hoi: string;
  locale: Locale;
}) {
  const t = translator(locale);
  return (
    <>
      <p className="lede">{t('audit.history.lede')}</p>
      {history.pairs.map(({ text, voucherId, ref }) => (
        <Notice key={voucherId} tone="warning" title={t(`audit.history.${text}`, { ref })}>
          <a href={routes.office.history(hoi, recordSlugs.voucher, voucherId)}>
            {t('audit.page.history', { record: ref })}
          </a>
        </Notice>
      ))}
      {history.hasMore ? <p className="muted">{t('audit.history.more')}</p> : null}
      {history.acts.length === 0 ? <EmptyState title={t('audit.history.empty')} /> : null}
      {history.acts.map((act) => (
        <section key={act.id} className="stack">
          <EntryTimeline entries={act.entries} hoi={hoi} locale={locale} isHistory />
          {act.changes.map((change) => (
            <ChangeTable key={change.id} change={change} locale={locale} />
          ))}
        </section>
      ))}
    </>
  );
}
