/** Names that accounting law keeps on vouchers after an erasure: where each stands and until when, and a form to read one. */
import type { FormAction } from '@/components/forms/plain-form';
import { LockedNameReader } from '@/components/rights/locked-name-reader';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { EmptyState } from '@/components/ui/state-of-page';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import type { LockedLine } from '@/lib/rights/queries/locked-names';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface LockedNamesProps {
  hoi: string;
  locale: Locale;
  rows: readonly LockedLine[];
  action: FormAction;
}

/** The page below its heading. */
export function LockedNames({ hoi, locale, rows, action }: LockedNamesProps) {
  const t = translator(locale);
  return (
    <div className="stack">
      <p className="lede">{t('rights.locked.lede')}</p>
      {rows.length === 0 ? (
        <EmptyState title={t('rights.locked.empty')}>
          <p>{t('rights.locked.emptyBody')}</p>
        </EmptyState>
      ) : null}
      <MessagesProvider locale={locale} modules={['errors', 'ui', 'rights']}>
        {rows.map((row) => (
          <section key={row.id}>
            <h2>
              {t('rights.locked.one', {
                vouchers: row.vouchers.join(', ') || t('rights.locked.noVoucher'),
                field: t(`rights.locked.fields.${row.field}`),
              })}
            </h2>
            <p>
              {t('rights.locked.facts', {
                ...{ until: formatDateVn(row.keepUntil), since: formatInstantVn(row.lockedAt) },
                count: row.readings,
              })}
            </p>
            <LockedNameReader {...{ action, locale, lockId: row.id }} />
          </section>
        ))}
      </MessagesProvider>
      <p>
        <a href={routes.office.requests(hoi)}>{t('rights.room.back')}</a>
      </p>
    </div>
  );
}
